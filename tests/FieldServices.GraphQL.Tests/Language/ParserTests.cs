using System.Text;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Fact]
    public void A_field_keeps_its_alias_arguments_directives_and_selections_with_their_places()
    {
        var field = FirstField("query Q {\n  other: name(language: EN) @cached { id }\n}");

        Assert.Equal("name", field.Name.Value);
        Assert.Equal("other", field.ResponseKey);
        Assert.Equal(new Location(2, 3), field.Location);
        Assert.Equal(new Location(2, 10), field.Name.Location);
        Assert.Equal(new Location(2, 15), Assert.Single(field.Arguments).Location);
        Assert.Equal(new Location(2, 25), field.Arguments[0].Value.Location);
        Assert.Equal(new Location(2, 29), Assert.Single(field.Directives).Location);
        Assert.Equal(new Location(2, 37), field.SelectionSet!.Location);
    }

    [Fact]
    public void A_field_without_an_alias_is_found_under_its_name()
        => Assert.Equal("name", FirstField("{ name }").ResponseKey);

    [Fact]
    public void A_described_definition_begins_at_its_description()
    {
        var definition = Assert.Single(GraphQLParser.Parse("\n \"\"\"\n  what it is\n \"\"\"\ntype A").Definitions);

        Assert.Equal(new Location(2, 2), definition.Location);
        Assert.Equal("what it is", Assert.IsType<ObjectTypeDefinition>(definition).Description!.Text);
        Assert.Equal(new Location(5, 6), ((ObjectTypeDefinition)definition).Name.Location);
    }

    [Fact]
    public void Lines_end_with_LF_CR_or_CR_LF()
    {
        var fields = Operation("{\ra\r\nb\n\rc }").SelectionSet.Selections;

        Assert.Equal([new(2, 1), new(3, 1), new(5, 1)], fields.Select(field => field.Location));
    }

    [Fact]
    public void Columns_count_UTF16_code_units()
        => Assert.Equal(new Location(1, 13), Operation("{ a(b:\"😀\") c }").SelectionSet.Selections[1].Location);

    [Theory]
    [InlineData("\"plain\"", "plain")]
    [InlineData(@"""\"" \\ \/ \b\f\n\r\t""", "\" \\ / \b\f\n\r\t")]
    [InlineData(@"""\u00e9\u{1F600}\uD83D\uDE00""", "é😀😀")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\" one \"\"\"", " one ")]
    [InlineData("\"\"\"\n    one\n      two\n\n    three\n  \n\"\"\"", "one\n  two\n\nthree")]
    [InlineData("\"\"\"first\n    second\r\n      third\"\"\"", "first\nsecond\n  third")]
    [InlineData("\"\"\"\n\tone\n\t two\"\"\"", "one\n two")]
    [InlineData("\"\"\" \\\"\"\" \\n \\u0041 \"\"\"", " \"\"\" \\n \\u0041 ")]
    public void A_string_is_decoded(string text, string expected)
        => Assert.Equal(expected, Assert.IsType<StringValue>(GraphQLParser.ParseValue(text)).Text);

    [Theory]
    [InlineData("-0", typeof(IntValue))]
    [InlineData("123456789012345678901234567890", typeof(IntValue))]
    [InlineData("1.5e-10", typeof(FloatValue))]
    [InlineData("1E3", typeof(FloatValue))]
    [InlineData("true", typeof(BooleanValue))]
    [InlineData("null", typeof(NullValue))]
    [InlineData("nullable", typeof(EnumValue))]
    [InlineData("$a", typeof(Variable))]
    [InlineData("[]", typeof(ListValue))]
    [InlineData("{}", typeof(ObjectValue))]
    public void A_value_is_of_its_kind_and_printed_as_it_is_written(string text, Type kind)
    {
        var value = GraphQLParser.ParseValue(text);

        Assert.Equal(kind, value.GetType());
        Assert.Equal(text, value.ToString());
    }

    [Theory]
    [InlineData("Int")]
    [InlineData("Int!")]
    [InlineData("[[Int!]]!")]
    public void A_type_reference_is_printed_as_it_is_written(string text)
        => Assert.Equal(text, GraphQLParser.ParseType(text).ToString());

    [Theory]
    [InlineData("1 2", "Syntax Error: Expected <EOF>, found Int \"2\".")]
    [InlineData("", "Syntax Error: Unexpected <EOF>.")]
    public void Nothing_may_follow_a_lone_value(string text, string message)
        => Assert.Equal(message, Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseValue(text)).Message);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_where_they_stand()
    {
        byte[] text = [.. "{\n a "u8, 0xC3, 0x28, .. "}"u8];

        var error = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(text)).Error;

        Assert.Equal("Syntax Error: The document is not valid UTF-8.", error.Message);
        Assert.Equal(new Location(2, 4), Assert.Single(error.Locations));
    }

    [Fact]
    public void A_refused_document_says_what_was_found_and_where()
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.Parse(Encoding.UTF8.GetBytes("{ é }"))).Error;

        Assert.Equal("Syntax Error: Unexpected character: U+00E9.", error.Message);
        Assert.Equal(new Location(1, 3), Assert.Single(error.Locations));
    }

    private static Field FirstField(string text) => Assert.IsType<Field>(Operation(text).SelectionSet.Selections[0]);

    private static OperationDefinition Operation(string text) => Assert.IsType<OperationDefinition>(GraphQLParser.Parse(text).Definitions[0]);
}
