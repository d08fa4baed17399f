using System.Globalization;
using FieldServices.Api.Reads;
using FieldServices.Api.Tiers;

namespace FieldServices.Scenarios.Guides;

/// <summary>The tables of costs and tiers say what the program does; DOCS=write renews the one of tiers.</summary>
public sealed class TierTableTests
{
    private const string Page = "docs/front-ends.md";

    [Fact]
    public void The_table_of_tiers_is_current()
    {
        var guide = new Guide(Page);
        var start = Array.FindIndex(guide.Lines, l => l.StartsWith("| | free |", StringComparison.Ordinal));
        var length = guide.Lines.Skip(start).TakeWhile(l => l.StartsWith('|')).Count();
        if (Guide.Renew)
            guide.Save([.. guide.Lines[..start], .. Table(), .. guide.Lines[(start + length)..]]);
        else
            Assert.Equal(Table(), guide.Lines.Skip(start).Take(length));
    }

    [Fact]
    public void The_table_of_costs_is_current()
    {
        var told = new Guide(Page).TableUnder("## Costs and tiers").ToDictionary(row => row[0], row => row[1]);
        Assert.Equal($"{ReadCosts.Statement}, and its rows", told["a page"]);
        Assert.Equal($"{ReadCosts.Ranking}, and its rows", told["nearestContractors"]);
        Assert.Equal($"{ReadCosts.Figures}, and what is selected below", told["responseTimes`, `causation"]);
        Assert.Equal($"{ReadCosts.Count}", told["totalCount"]);
    }

    private static IEnumerable<string> Table() =>
    [
        "| | free | pro | enterprise |",
        "|---|---|---|---|",
        Row("cost of a query", l => l.Cost),
        Row("depth", l => l.Depth),
        Row("aliases", l => l.Aliases),
        Row("fields of the root", l => l.Roots),
        Row("one statement, in seconds", l => l.StatementSeconds),
        Row("one operation, in seconds", l => l.Seconds),
        Row("requests in a minute", l => l.Requests!.Value),
    ];

    private static string Row(string what, Func<TierLimits, int> limit) =>
        $"| {what} | {string.Join(" | ", Enum.GetValues<ClientTier>().Select(t => limit(TierSettings.Unconfigured.Of(t)).ToString("N0", CultureInfo.InvariantCulture)))} |";
}
