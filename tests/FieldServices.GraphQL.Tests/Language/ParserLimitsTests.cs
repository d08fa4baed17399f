using System.Text;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Tests.Language;

/// <summary>Documents made to exhaust a server are refused; that these tests end at all shows that no stack overflows.</summary>
public sealed class ParserLimitsTests
{
    [Fact]
    public void Tokens_are_counted()
    {
        var limits = new ParserLimits { MaxTokens = 4 };

        GraphQLParser.Parse("{ a, b } # c", limits);
        Assert.Equal("Syntax Error: Document contains more than 4 tokens. Parsing aborted.", Refusal("{ a b c }", limits).Message);
    }

    [Fact]
    public void The_token_that_is_too_many_is_named()
        => Assert.Equal(new Location(1, 9), Assert.Single(Refusal("{ a b c }", new ParserLimits { MaxTokens = 4 }).Locations));

    [Fact]
    public void Bytes_are_counted()
    {
        var limits = new ParserLimits { MaxBytes = 8 };

        GraphQLParser.Parse("{ abcd }"u8, limits);
        Assert.Equal("Syntax Error: Document is larger than 8 bytes. Parsing aborted.", Refusal("{ abcde }", limits).Message);
        Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse("{ abcde }"u8, limits));
    }

    [Theory]
    [InlineData("{ a { b { c } } }")]
    [InlineData("{ a(b: [[[1]]]) }")]
    [InlineData("{ a(b: { c: { d: 1 } }) { e } }")]
    [InlineData("{ ... { ... on A { a } } }")]
    [InlineData("query ($a: [[[Int]]]) { a }")]
    public void Levels_are_counted_wherever_they_nest(string text)
    {
        GraphQLParser.Parse(text, new ParserLimits { MaxDepth = 4 });
        Assert.Equal(
            "Syntax Error: Document is nested more than 2 levels deep. Parsing aborted.",
            Refusal(text, new ParserLimits { MaxDepth = 2 }).Message);
    }

    [Fact]
    public void Levels_that_were_left_again_do_not_count()
        => GraphQLParser.Parse("{ a { b } c { d } e(f: [1]) g(h: [2]) }", new ParserLimits { MaxDepth = 2 });

    [Theory]
    [InlineData("{a", "}")]
    [InlineData("{...{a", "}}")]
    [InlineData("{...on A", "}")]
    public void A_hundred_kilobytes_of_nested_selections_are_refused(string open, string close)
    {
        var levels = 100_000 / open.Length;
        Assert.Contains("levels deep", Refusal(Repeat(open, levels) + Repeat(close, levels)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    [InlineData("[{a:", "}]")]
    public void Deep_lists_and_objects_are_refused(string open, string close)
        => Assert.Contains("levels deep", Refusal($"{{a(b:{Repeat(open, 100_000)}1{Repeat(close, 100_000)})}}").Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_list_types_are_refused()
        => Assert.Contains("levels deep", Refusal($"query($a:{Repeat("[", 50_000)}Int{Repeat("]", 50_000)}){{a}}").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("{a")]
    public void What_is_never_closed_is_refused(string open)
        => Refusal("{a(b:" + Repeat(open, 100_000));

    [Fact]
    public void Ten_thousand_directives_are_refused()
        => Assert.Contains("tokens", Refusal($"{{a{Repeat(" @b", 10_000)}}}").Message, StringComparison.Ordinal);

    [Fact]
    public void A_hundred_thousand_aliases_are_refused()
        => Assert.Contains("tokens", Refusal($"{{{string.Concat(Enumerable.Range(0, 50_000).Select(i => $"a{i}:b "))}}}").Message, StringComparison.Ordinal);

    [Fact]
    public void A_document_beyond_a_megabyte_is_refused_unread()
        => Assert.Contains("bytes", Refusal("{a}" + new string(' ', 2 << 20)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_megabyte_of_comments_strings_or_digits_is_read()
    {
        GraphQLParser.Parse("{a}#" + new string('x', 1_000_000));
        GraphQLParser.Parse($"{{a(b:\"{new string('x', 1_000_000)}\")}}");
        var value = GraphQLParser.ParseValue(new string('9', 1_000_000));
        Assert.Equal(1_000_000, Assert.IsType<IntValue>(value).Text.Length);
    }

    [Fact]
    public void The_limits_of_schemas_let_large_ones_through()
        => GraphQLParser.Parse(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"type T{i} {{ a: Int }}\n")), ParserLimits.TypeSystem);

    private static GraphQLError Refusal(string text, ParserLimits? limits = null)
        => Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(text, limits)).Error;

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
