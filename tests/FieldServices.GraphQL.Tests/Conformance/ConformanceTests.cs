using FieldServices.GraphQL.Conformance;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Tests.Conformance;

public sealed class ConformanceTests
{
    private static readonly ConformanceRunner Runner = new();

    public static TheoryData<string> ParseCases => NamesOf(CaseLibrary.Parse);

    public static TheoryData<string> SchemaCases => NamesOf(CaseLibrary.Schema);

    public static TheoryData<string> ValidateCases => NamesOf(CaseLibrary.Validate);

    public static TheoryData<string> ExecuteCases => NamesOf(CaseLibrary.Execute);

    [Theory]
    [MemberData(nameof(ParseCases))]
    public void A_document_is_parsed_or_refused_as_written(string name) => Check(CaseLibrary.Parse, name);

    [Theory]
    [MemberData(nameof(SchemaCases))]
    public void A_schema_is_accepted_or_refused_as_written(string name) => Check(CaseLibrary.Schema, name);

    [Theory]
    [MemberData(nameof(ValidateCases))]
    public void A_document_is_valid_or_refused_as_written(string name) => Check(CaseLibrary.Validate, name);

    [Theory]
    [MemberData(nameof(ExecuteCases))]
    public void A_request_is_answered_as_written(string name) => Check(CaseLibrary.Execute, name);

    [Fact]
    public void Every_rule_has_accepting_and_rejecting_cases()
    {
        var cases = CaseLibrary.Validate.Concat(CaseLibrary.Schema).ToLookup(written => written.Feature);
        foreach (var rule in ValidationRules.Specified.Concat(ValidationRules.TypeSystem))
        {
            var name = rule.Name.Replace("OnDirectives", "", StringComparison.Ordinal);
            Assert.True(cases[name].Any(written => written.Errors.Count > 0), $"{name} has no rejecting case.");
            Assert.True(cases[name].Any(written => written.Errors.Count == 0), $"{name} has no accepting case.");
        }
    }

    private static TheoryData<string> NamesOf(IEnumerable<WrittenCase> cases) => [.. cases.Select(written => written.ToString())];

    private static void Check(IReadOnlyList<WrittenCase> cases, string name)
    {
        var written = cases.Single(candidate => candidate.ToString() == name);
        var answer = Runner.Run(written.Question);
        Assert.Equal(string.Join('\n', written.Errors), string.Join('\n', answer.Errors.Select(WrittenCase.Describe)));
        Assert.Equal(written.Data, answer.Data is { } data ? WrittenCase.Compact(data) : null);
    }
}
