using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Tests.Validation;

public sealed class ValidationOptionsTests
{
    private static readonly Schema Small = Schema.FromSdl("type Query { name: String language(code: Code): String } enum Code { EN FR }");

    [Fact]
    public void Names_of_the_schema_are_proposed()
        => Assert.Equal("Cannot query field \"nam\" on type \"Query\". Did you mean \"name\"?", Assert.Single(Validate("{ nam }")));

    [Fact]
    public void A_private_schema_proposes_nothing()
    {
        var errors = Validate(
            "query ($x: Cod) { nam language(cod: EN, code: E) ... on Quer { name } }", new ValidationOptions { Suggest = false });

        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.DoesNotContain("Did you mean", error, StringComparison.Ordinal));
    }

    [Fact]
    public void As_many_errors_are_reported_as_allowed()
        => Assert.Equal(
            ["Cannot query field \"a\" on type \"Query\".", "Too many validation errors, error limit reached. Validation aborted."],
            Validate("{ a b c }", new ValidationOptions { MaxErrors = 1 }));

    [Fact]
    public void A_rule_can_be_chosen_by_its_name()
    {
        var rule = ValidationRules.Find("KnownFragmentNames");

        Assert.NotNull(rule);
        var errors = DocumentValidator.Validate(Small, GraphQLParser.Parse("{ unknown ...Unknown }"), [rule]);
        Assert.Equal("Unknown fragment \"Unknown\".", Assert.Single(errors).Message);
        Assert.Null(ValidationRules.Find("NoSuchRule"));
    }

    [Fact]
    public void One_validation_does_not_disturb_another()
    {
        var document = GraphQLParser.Parse("query ($a: Int) { name ...F } fragment F on Query { language(code: XX) }");
        var alone = DocumentValidator.Validate(Small, document).Select(error => error.ToString()).ToList();

        Parallel.For(0, 100, _ => Assert.Equal(alone, DocumentValidator.Validate(Small, document).Select(error => error.ToString())));
    }

    private static List<string> Validate(string text, ValidationOptions? options = null)
        => [.. DocumentValidator.Validate(Small, GraphQLParser.Parse(text), null, options).Select(error => error.Message)];
}
