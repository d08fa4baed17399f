using System.Globalization;
using System.Text;
using FieldServices.GraphQL.Tests.Conformance.PublicScenarios;
using FieldServices.GraphQL.Validation;

namespace FieldServices.GraphQL.Tests.Conformance;

/// <summary>Writes <c>docs/graphql-conformance.md</c>: how many cases hold each rule and feature.</summary>
public sealed class ConformanceTable
{
    [Fact]
    public void The_table_of_cases_is_written_into_the_documentation()
    {
        var table = Write();
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "FieldServices.sln")))
            root = root.Parent;
        Assert.NotNull(root);
        var path = Path.Combine(root.FullName, "docs", "graphql-conformance.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path) || File.ReadAllText(path) != table)
            File.WriteAllText(path, table);
        Assert.All(ValidationRules.Specified, rule => Assert.Contains($"| {rule.Name} |", table, StringComparison.Ordinal));
    }

    private static string Write()
    {
        var text = new StringBuilder("""
            # GraphQL conformance

            Written by the test run (`ConformanceTable`) from the cases in `tests/FieldServices.GraphQL.Tests/Conformance/Cases`; do not
            edit it. Each case names the errors the engine has to report, with their messages and locations, and every one is put to the
            engine through the harness in `tests/FieldServices.GraphQL.Conformance`.


            """.ReplaceLineEndings("\n"));
        Append(text, "Parsing", CaseLibrary.Parse);
        Append(text, "Schemas", CaseLibrary.Schema);
        Append(text, "Validation", CaseLibrary.Validate);
        Append(text, "Execution", CaseLibrary.Execute);
        AppendDeviations(text);
        AppendOverrides(text);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IReadOnlyList<WrittenCase> cases)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n| rule or feature | accepting | rejecting |\n|---|---:|---:|\n");
        foreach (var feature in cases.GroupBy(written => written.Feature))
            AppendRow(text, feature.Key, feature);
        AppendRow(text, "**all**", cases);
        text.Append('\n');
    }

    private static void AppendRow(StringBuilder text, string name, IEnumerable<WrittenCase> cases)
    {
        var rejecting = cases.Count(written => written.Errors.Count > 0);
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {cases.Count() - rejecting} | {rejecting} |\n");
    }

    private static void AppendDeviations(StringBuilder text)
    {
        text.Append("## Where the engine differs from the reference implementation\n\n| case | why |\n|---|---|\n");
        foreach (var written in CaseLibrary.All.Where(written => written.Deviation is not null))
            text.Append(CultureInfo.InvariantCulture, $"| {written} | {written.Deviation} |\n");
    }

    private static void AppendOverrides(StringBuilder text)
    {
        text.Append("\n## Public scenarios\n\nThe scenarios of graphql-cats (2018) run as tests where they are at hand. Their schemas use directives ");
        text.Append("without defining them, so the definitions are added. These expect something else than the engine answers:\n\n| scenario | why |\n|---|---|\n");
        foreach (var (name, why) in ScenarioOverrides.Refused.Concat(ScenarioOverrides.Adjusted))
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {why} |\n");
    }
}
