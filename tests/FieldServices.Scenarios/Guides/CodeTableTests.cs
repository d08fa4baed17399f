using System.Text.RegularExpressions;
using FieldServices.Domain.Modules;

namespace FieldServices.Scenarios.Guides;

/// <summary>The tables of codes are complete and name nothing that the source does not give.</summary>
public sealed partial class CodeTableTests
{
    private const string Integrators = "docs/integrators.md";

    [Fact]
    public void Every_problem_code_stands_in_the_table_with_its_status()
    {
        var given = SourceText.Find(ProblemCode(), "src", "FieldServices.Api").Select(m => (m.Split(',')[1].Trim(' ', '"'), m.Split(',')[0].Trim()));
        var told = new Guide(Integrators).TableUnder("### Codes").Select(row => (row[0], row[1]));

        Assert.Equal(given.Order(), told.Order());
    }

    [Fact]
    public void Every_rejection_of_the_domain_stands_in_the_table()
    {
        var subjects = FieldServicesModules.All.Select(m => m.Subject).ToHashSet();
        var rejected = SourceText.Find(RejectionCode(), "src", "FieldServices.Domain").Where(code => subjects.Contains(code.Split('.')[0]));
        var excluded = SourceText.Find(ExclusionCode(), "src", "FieldServices.Domain", "Contractors").Select(c => $"emergency.{c}");
        // Of the codes that a module makes of its subject, the others cannot reach a client: the door answers 404, or makes the id itself.
        var wrongStatus = FieldServicesModules.All.Where(m => m.Commands.Any(c => c.From.Count > 0)).Select(m => $"{m.Subject}.wrong-status");
        var given = rejected.Concat(excluded).Concat(wrongStatus).Distinct();

        Assert.Equal(given.Order(StringComparer.Ordinal), FirstColumn(Integrators, "### Codes of rejections"));
    }

    [Fact]
    public void Every_code_of_a_field_stands_in_the_table()
    {
        var given = SourceText.Find(FieldCode(), "src", "FieldServices.Api");

        Assert.Equal(given, FirstColumn(Integrators, "### Codes of fields"));
    }

    [Fact]
    public void Every_code_of_a_query_stands_in_the_table()
    {
        var read = SourceText.Find(QueryCode(), "src", "FieldServices.Api", "Reads");
        var engine = SourceText.Find(EngineCode(), "src", "FieldServices.GraphQL");

        Assert.Equal(read.Concat(engine).Distinct().Order(StringComparer.Ordinal), FirstColumn("docs/front-ends.md", "### Codes of errors"));
    }

    private static IEnumerable<string> FirstColumn(string page, string heading) => new Guide(page).TableUnder(heading).Select(r => r[0]).Order(StringComparer.Ordinal);

    [GeneratedRegex("Problem\\.Of\\(\\s*(\\d{3}, \"[a-z-]+\")")]
    private static partial Regex ProblemCode();

    [GeneratedRegex("\"([a-z-]+\\.[a-z-]+)\",\\s+(?:\\w+ => )?\\$?\"[A-Z]")]
    private static partial Regex RejectionCode();

    [GeneratedRegex("const string \\w+ = \"(contractor-[a-z-]+)\"")]
    private static partial Regex ExclusionCode();

    [GeneratedRegex("(?:new FieldProblem\\([^\"\\n]*?|Note\\([^\"\\n]+?)\"([a-z-]+)\"")]
    private static partial Regex FieldCode();

    [GeneratedRegex("\"([A-Z]+(?:_[A-Z]+)*)\"\\)", RegexOptions.None)]
    private static partial Regex QueryCode();

    [GeneratedRegex("(?:const string \\w+ = |,\\s+)\"([A-Z]+(?:_[A-Z]+)+)\"[;)]")]
    private static partial Regex EngineCode();
}
