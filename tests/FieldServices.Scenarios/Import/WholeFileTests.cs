using System.Globalization;
using System.Text.Json.Nodes;
using FieldServices.Scenarios.CommandLine;

namespace FieldServices.Scenarios.Import;

/// <summary>The 4,433 real incidents, through the command line and out again over GraphQL.</summary>
public sealed class WholeFileTests(ImportedIncidents imported) : IClassFixture<ImportedIncidents>
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public void Every_line_of_the_file_is_imported()
    {
        imported.Run.Succeeded();

        Assert.Equal(4_433, Incidents.All.Count);
        Assert.Contains("4,433 imported, 0 known already, 0 broken; ", imported.Run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_the_file_are_those_computed_from_the_file()
    {
        var all = Assert.Single(await FiguresAsync("{ responseTimes { key count mean p50 p90 fastest slowest withinTarget withinSla } }"));
        var seconds = Incidents.All.Select(i => i.Seconds).ToList();

        Assert.Null(all!["key"]);
        Assert.Equal(4_433, (long)all["count"]!);
        Assert.Equal(318.9, (double)all["mean"]!, 0.05);
        Assert.Equal(seconds.Average(), (double)all["mean"]!, 1e-9);
        Assert.Equal(296, (double)all["p50"]!);
        Assert.Equal(468, (double)all["p90"]!);
        Assert.Equal(0.715, (double)all["withinTarget"]!, 0.0005);
        Assert.Equal(seconds.Min(), (double)all["fastest"]!);
        Assert.Equal(seconds.Max(), (double)all["slowest"]!);
        Assert.InRange((double)all["withinSla"]!, 0, 1);
    }

    [Fact]
    public async Task The_figures_of_each_borough_are_those_computed_from_the_file()
    {
        var groups = await FiguresAsync("{ responseTimes(groupBy: BOROUGH) { key count mean p50 p90 withinTarget } }");
        var expected = Incidents.All.GroupBy(i => i.Borough, i => i.Seconds).ToDictionary(g => g.Key, g => g.ToList());

        Assert.Equal(expected.Keys.Order(), groups.Select(g => (string)g!["key"]!).Order());
        foreach (var group in groups)
            AssertFigures(expected[(string)group!["key"]!], group);
        var medians = groups.Select(g => (double)g!["p50"]!).ToList();
        Assert.Equal(medians.OrderDescending(), medians);
    }

    [Fact]
    public async Task The_figures_of_each_hour_count_on_the_clock_of_London()
    {
        var groups = await FiguresAsync("{ responseTimes(groupBy: HOUR) { key count mean p50 p90 withinTarget } }");

        var expected = Incidents.All.GroupBy(i => i.CalledAtLocal.Hour).ToDictionary(g => g.Key.ToString(CultureInfo.InvariantCulture), g => g.Select(i => i.Seconds).ToList());
        Assert.Equal(expected.Keys.Order(), groups.Select(g => (string)g!["key"]!).Order());
        foreach (var group in groups)
            AssertFigures(expected[(string)group!["key"]!], group);
    }

    [Fact]
    public async Task The_figures_of_each_station_carry_the_number_of_its_incidents()
    {
        var groups = await FiguresAsync("{ responseTimes(groupBy: CONTRACTOR) { count p50 } }");

        Assert.Equal(Incidents.All.GroupBy(i => i.Station).Select(g => (long)g.Count()).Order(), groups.Select(g => (long)g!["count"]!).Order());
    }

    [Fact]
    public async Task A_filter_and_another_target_change_the_figures_as_they_must()
    {
        var groups = await FiguresAsync(
            """{ responseTimes(groupBy: BOROUGH, targetSeconds: 300, filter: { borough: { in: ["Camden", "Enfield"] } }) { key count mean p50 p90 withinTarget } }""");

        Assert.Equal(["Camden", "Enfield"], groups.Select(g => (string)g!["key"]!).Order());
        foreach (var group in groups)
            AssertFigures([.. Incidents.All.Where(i => i.Borough == (string)group!["key"]!).Select(i => i.Seconds)], group!, 300);
    }

    [Theory]
    [InlineData("2009-01-15")]
    [InlineData("2009-07-01")]
    [InlineData("2009-10-24")]
    [InlineData("2009-10-25")]
    public async Task Reports_are_told_at_their_historic_instants_on_both_sides_of_the_change_to_summer_time(string day)
    {
        var local = Incidents.All.Where(i => i.CalledAtLocal.Date == DateTime.Parse(day, CultureInfo.InvariantCulture)).ToList();
        Assert.NotEmpty(local);

        var answer = await imported.Admin.QueryAsync(
            "query($of: [String!]) { emergencies(first: 200, filter: { externalReference: { in: $of } }) { nodes { externalReference reportedAt onSiteAt resolvedAt responseSeconds status } } }",
            new { of = local.Select(i => $"LFB-{i.Number}") });

        var rows = answer["data"]!["emergencies"]!["nodes"]!.AsArray().ToDictionary(r => (string)r!["externalReference"]!);
        foreach (var incident in local)
        {
            var row = rows[$"LFB-{incident.Number}"]!;
            Assert.Equal(ToUtc(incident.CalledAtLocal), Instant(row["reportedAt"]));
            Assert.Equal(ToUtc(incident.CalledAtLocal).AddSeconds(incident.Seconds), Instant(row["onSiteAt"]));
            Assert.Equal(Instant(row["onSiteAt"]), Instant(row["resolvedAt"]));
            Assert.Equal(incident.Seconds, (double)row["responseSeconds"]!);
            Assert.Equal("RESOLVED", (string)row["status"]!);
        }
    }

    [Fact]
    public async Task Importing_the_file_again_changes_nothing()
    {
        var before = await imported.Server.Platform.Log.HeadAsync(imported.Tenant.Id);

        var again = (await CommandLineRun.OfAsync(imported.ConnectionString, "import", "incidents", Incidents.File)).Succeeded();

        Assert.Contains("0 imported, 4,433 known already, 0 broken; 0 commands.", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, await imported.Server.Platform.Log.HeadAsync(imported.Tenant.Id));
    }

    private async Task<JsonArray> FiguresAsync(string query)
    {
        var answer = await imported.Admin.QueryAsync(query);
        Assert.Null(answer["errors"]);
        return answer["data"]!["responseTimes"]!.AsArray();
    }

    private static void AssertFigures(List<int> seconds, JsonNode group, int target = 360)
    {
        Assert.Equal(seconds.Count, (long)group["count"]!);
        Assert.Equal(seconds.Average(), (double)group["mean"]!, 1e-9);
        Assert.Equal(Incidents.Percentile(seconds, 0.5), (double)group["p50"]!, 1e-9);
        Assert.Equal(Incidents.Percentile(seconds, 0.9), (double)group["p90"]!, 1e-9);
        Assert.Equal(seconds.Count(s => s <= target) / (double)seconds.Count, (double)group["withinTarget"]!, 1e-9);
    }

    private static DateTime ToUtc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(local, London);

    private static DateTime Instant(JsonNode? value) => DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture).UtcDateTime;
}
