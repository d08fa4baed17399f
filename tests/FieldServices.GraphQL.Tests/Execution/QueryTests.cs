namespace FieldServices.GraphQL.Tests.Execution;

public sealed class QueryTests
{
    private readonly Library _library = new();

    [Fact]
    public async Task Fields_are_answered_in_the_order_of_the_document_under_their_aliases() =>
        Assert.Equal(
            """{"data":{"book":{"t":"Bridges","id":"10","genre":"SCIENCE"},"__typename":"Query"}}""",
            await Ask.OfAsync(_library.Schema, "{ book(id: 10) { t: title id genre } __typename }"));

    [Fact]
    public async Task Fragments_apply_to_their_types_and_merge()
    {
        const string query = """
            { book(id: "10") { ...A ... on Book { author { id } } ... on Book { author { name } } } }
            fragment A on Book { title author { __typename } }
            """;
        Assert.Equal("""{"data":{"book":{"title":"Bridges","author":{"__typename":"Author","id":"1","name":"Ada"}}}}""", await Ask.OfAsync(_library.Schema, query));
    }

    [Theory]
    [InlineData("true", """{"data":{"book":{"author":{"name":"Ada"},"title":"Bridges"}}}""")]
    [InlineData("false", """{"data":{"book":{"title":"Bridges","id":"10"}}}""")]
    public async Task Skip_and_include_decide_what_is_answered_and_in_which_order(string flag, string expected)
    {
        const string query = "query($x: Boolean!) { book(id: 10) { title @skip(if: $x) author @include(if: $x) { name } ... @skip(if: $x) { id } title } }";
        Assert.Equal(expected, await Ask.OfAsync(_library.Schema, query, $$"""{"x": {{flag}}}"""));
    }

    [Fact]
    public async Task The_operation_is_chosen_by_its_name()
    {
        const string query = "query A { a: __typename } query B { b: __typename }";
        Assert.Equal("""{"data":{"b":"Query"}}""", await Ask.OfAsync(_library.Schema, query, operation: "B"));
        Assert.Equal("""{"errors":[{"message":"Must provide operation name if query contains multiple operations."}]}""", await Ask.OfAsync(_library.Schema, query));
        Assert.Equal("""{"errors":[{"message":"Unknown operation named \"C\"."}]}""", await Ask.OfAsync(_library.Schema, query, operation: "C"));
    }

    [Fact]
    public async Task A_document_that_cannot_be_parsed_is_a_request_error_with_its_place() =>
        Assert.Contains("\"locations\":[{\"line\":1,\"column\":3}]", await Ask.OfAsync(_library.Schema, "{ }"), StringComparison.Ordinal);

    [Fact]
    public async Task An_invalid_document_is_refused_without_running()
    {
        Assert.Equal(
            """{"errors":[{"message":"Cannot query field \"nope\" on type \"Book\".","locations":[{"line":1,"column":11}]}]}""",
            await Ask.OfAsync(_library.Schema, "{ books { nope } }"));
        Assert.Empty(_library.Selections);
    }

    [Fact]
    public async Task Values_of_a_union_are_told_apart_by_their_clr_type_and_a_stray_one_is_an_error()
    {
        var answer = await Ask.OfAsync(_library.Schema, "{ things { __typename ... on Book { title } ... on Author { name } } }");
        Assert.Contains("""{"__typename":"Book","title":"Bridges"},{"__typename":"Author","name":"Ada"},null,null]""", answer, StringComparison.Ordinal);
        Assert.Contains("Abstract type \\\"Thing\\\" must resolve to an Object type at runtime", answer, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"things\",3]", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolvers_see_the_context_of_the_request() =>
        Assert.Equal("""{"data":{"context":"tenant 7"}}""", await Ask.OfAsync(_library.Schema, "{ context }", context: "tenant 7"));

    [Fact]
    public async Task Extensions_of_resolvers_are_part_of_the_response() =>
        Assert.EndsWith(",\"extensions\":{\"position\":42}}", await Ask.OfAsync(_library.Schema, "{ books { id } }"), StringComparison.Ordinal);

    [Fact]
    public async Task A_response_key_may_need_no_escaping_but_text_does()
    {
        var answer = await Ask.OfAsync(_library.Schema, """query($j: JSON) { echo(json: $j) }""", """{"j": "a\"b\\c\n\u0001é😀"}""");
        Assert.Equal("{\"data\":{\"echo\":{\"json\":\"a\\\"b\\\\c\\n\\u0001é😀\"}}}", answer.Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal).Replace("\\u00E9", "é", StringComparison.Ordinal).Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mutations_run_one_after_another() =>
        Assert.Equal(
            """{"data":{"a":1,"b":11,"c":12}}""", await Ask.OfAsync(_library.Schema, "mutation { a: increment b: increment(by: 10) c: increment }"));
}
