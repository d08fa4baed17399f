using System.Text;
using FieldServices.GraphQL.Conformance;

namespace FieldServices.GraphQL.Tests.Conformance;

public sealed class HarnessTests
{
    [Fact]
    public void Each_line_is_answered_by_one_with_its_id()
        => Assert.Equal(
            ["""{"id":1,"errors":[]}""", """{"id":"two","errors":[]}""", """{"id":{"a":[3]},"errors":[]}"""],
            Answers(
                """{"id":1,"kind":"parse","query":"{ a }"}""",
                "",
                """{"id":"two","kind":"schema","sdl":"type Query { a: Int }"}""",
                """{"id":{"a":[3]},"kind":"validate","sdl":"type Query { a: Int }","query":"{ a b }","rules":["ScalarLeafs"]}"""));

    [Fact]
    public void A_request_error_has_no_data()
        => Assert.Equal(
            """{"id":1,"errors":[{"message":"Cannot query field \"unknown\" on type \"Query\".","locations":[{"line":1,"column":3}]}]}""",
            Assert.Single(Answers("""{"id":1,"kind":"execute","sdl":"type Query { a: Int }","query":"{ unknown }"}""")));

    [Fact]
    public void An_error_of_a_field_has_its_path_beside_the_data()
        => Assert.Equal(
            """{"id":1,"errors":[{"message":"no","locations":[{"line":1,"column":3}],"path":["x",1]}],"data":{"x":[1,null]}}""",
            Assert.Single(Answers(
                """{"id":1,"kind":"execute","sdl":"type Query { a: [Int] }","query":"{ x: a }","rootValue":{"a":[1,{"$error":"no"}]}}""")));

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kind":"unknown"}""")]
    [InlineData("""{"kind":"parse"}""")]
    [InlineData("""{"kind":"parse","query":5}""")]
    [InlineData("""{"kind":"validate","query":"{ a }"}""")]
    [InlineData("""{"kind":"validate","sdl":"type Query { a: Int }","query":"{ a }","rules":["NoSuchRule"]}""")]
    [InlineData("""{"kind":"validate","sdl":"type Query { a: Int }","query":"{ a }","rules":"ScalarLeafs"}""")]
    [InlineData("""{"kind":"schema","sdl":"type Query {"}""")]
    public void A_bad_case_is_answered_and_the_next_one_too(string line)
    {
        var answers = Answers(line, """{"id":2,"kind":"parse","query":"{ a }"}""");

        Assert.Contains("\"message\"", answers[0], StringComparison.Ordinal);
        Assert.Equal("""{"id":2,"errors":[]}""", answers[1]);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_carried_to_the_lexer_and_back()
        => Assert.Equal(
            """{"id":"\ud83d","errors":[{"message":"Syntax Error: Invalid character: U+D83D.","locations":[{"line":1,"column":3}]}]}""",
            Assert.Single(Answers("""{"id":"\ud83d","kind":"parse","query":"{ \ud83d }"}""")));

    private static string[] Answers(params string[] lines)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        using var output = new MemoryStream();
        new Harness().Run(input, output);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
