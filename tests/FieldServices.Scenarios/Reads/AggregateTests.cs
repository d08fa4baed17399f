using System.Globalization;
using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Shared;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>Figures agree with the same rows counted in C#.</summary>
public sealed class AggregateTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task Every_figure_of_a_group_is_that_of_its_rows()
    {
        var rows = await board.RowsAsync(EmergencyBoard.View);
        var data = await board.Admin.DataAsync(
            $$"""
            {
              emergenciesAggregate(groupBy: [{ field: BOROUGH }, { field: PRIORITY }], filter: { status: { neq: CANCELLED } }, after: {{board.Position}}) {
                keys key { borough priority category } count countDistinct(field: WARD) sum { version responseSeconds } avg { version } min { reportedAt responseSeconds } max { reportedAt }
                median: percentile(field: RESPONSE_SECONDS, p: 0.5) p90: percentile(field: RESPONSE_SECONDS, p: 0.9) share(field: ON_SITE_IN_TIME)
              }
            }
            """);

        var groups = rows.Where(r => r.Status != EmergencyStatus.Cancelled).GroupBy(r => (r.Borough, r.Priority))
            .OrderBy(g => g.Key.Borough is null).ThenBy(g => g.Key.Borough, StringComparer.Ordinal).ThenBy(g => g.Key.Priority.ToString(), StringComparer.Ordinal).ToList();
        var told = data["emergenciesAggregate"]!.AsArray();
        Assert.Equal(groups.Count, told.Count);
        foreach (var (group, figures) in groups.Zip(told))
        {
            var seconds = group.Select(r => r.ResponseSeconds).OfType<double>().Order().ToList();
            Assert.Equal((group.Key.Borough, group.Key.Priority.ToString().ToUpperInvariant()), ((string?)figures!["key"]!["borough"], (string)figures["key"]!["priority"]!));
            Assert.Equal([group.Key.Borough, group.Key.Priority.ToString().ToUpperInvariant()], figures["keys"]!.AsArray().Select(k => (string?)k));
            Assert.Null(figures["key"]!["category"]);
            Assert.Equal(group.Count(), (long)figures["count"]!);
            Assert.Equal(group.Select(r => r.Ward).OfType<string>().Distinct().Count(), (long)figures["countDistinct"]!);
            Assert.Equal(group.Sum(r => r.Version).ToString(CultureInfo.InvariantCulture), (string)figures["sum"]!["version"]!);
            Assert.Equal(group.Average(r => r.Version), (double)figures["avg"]!["version"]!, 9);
            Same(seconds.Count == 0 ? null : seconds.Sum(), figures["sum"]!["responseSeconds"]);
            Same(seconds.Count == 0 ? null : seconds[0], figures["min"]!["responseSeconds"]);
            Same(Percentile(seconds, 0.5), figures["median"]);
            Same(Percentile(seconds, 0.9), figures["p90"]);
            var inTime = group.Select(r => r.OnSiteInTime).OfType<bool>().ToList();
            Same(inTime.Count == 0 ? null : inTime.Average(t => t ? 1.0 : 0), figures["share"]);
            Assert.Equal(group.Min(r => r.ReportedAt), (DateTimeOffset)figures["min"]!["reportedAt"]!);
            Assert.Equal(group.Max(r => r.ReportedAt), (DateTimeOffset)figures["max"]!["reportedAt"]!);
        }
    }

    [Fact]
    public async Task Groups_can_be_chosen_ordered_and_limited_by_their_figures()
    {
        var rows = await board.RowsAsync(EmergencyBoard.View);
        var data = await board.Admin.DataAsync(
            """
            {
              most: emergenciesAggregate(groupBy: { field: CATEGORY }, having: { measure: COUNT, gte: 5 }, orderBy: [{ by: COUNT, direction: DESC }, { by: KEYS, direction: DESC }], first: 3) { keys count }
              slow: emergenciesAggregate(groupBy: { field: CATEGORY }, orderBy: { by: PERCENTILE, field: VERSION, p: 0.9, direction: DESC }) { keys }
              none: emergenciesAggregate(groupBy: { field: CATEGORY }, having: [{ measure: COUNT, gt: 1 }, { measure: MAX, field: VERSION, lt: 0 }]) { count }
              all: emergenciesAggregate { count key { category } keys }
            }
            """);

        var expected = rows.GroupBy(r => r.Category).Where(g => g.Count() >= 5).OrderByDescending(g => g.Count()).ThenByDescending(g => EventStore.Views.EnumText.Of(g.Key), StringComparer.Ordinal).Take(3);
        Assert.Equal(expected.Select(g => (long)g.Count()), data["most"]!.AsArray().Select(g => (long)g!["count"]!));
        Assert.Equal(expected.Select(g => Oracle.Json(g.Key).ToString()), data["most"]!.AsArray().Select(g => (string)g!["keys"]![0]!));
        var slow = rows.GroupBy(r => r.Category).Select(g => Percentile([.. g.Select(r => (double)r.Version).Order()], 0.9)).OrderDescending();
        var byKey = rows.GroupBy(r => r.Category).ToDictionary(g => Oracle.Json(g.Key).ToString(), g => Percentile([.. g.Select(r => (double)r.Version).Order()], 0.9));
        Assert.Equal(slow, data["slow"]!.AsArray().Select(g => byKey[(string)g!["keys"]![0]!]));
        Assert.Empty(data["none"]!.AsArray());
        Assert.Equal($$"""[{"count":{{rows.Count}},"key":{"category":null},"keys":[]}]""", data["all"]!.ToJsonString());
    }

    [Fact]
    public async Task Buckets_follow_the_clocks_of_their_zone()
    {
        using var client = await board.Server.ClientAsync(await board.Server.TenantAsync("clocks"), Domain.Modules.Role.Admin);
        // The clocks of London go from 02:00 back to 01:00 on 26 October 2025, and forward on 29 March 2026.
        string[] times = ["2025-10-25T23:30Z", "2025-10-26T00:30Z", "2025-10-26T01:30Z", "2025-10-26T23:30Z", "2026-03-29T00:30Z", "2026-03-29T01:30Z"];
        long position = 0;
        foreach (var at in times)
            position = (await client.PostAsync(Samples.Report, null, ("FS-Effective-At", at))).Accepted().Position;
        async Task<IEnumerable<string>> KeysAsync(string bucket, string zone) =>
            (await client.DataAsync($"{{ emergenciesAggregate(after: {position}, groupBy: {{ field: REPORTED_AT, bucket: {bucket}, timeZone: \"{zone}\" }}) {{ keys count }} }}"))
            ["emergenciesAggregate"]!.AsArray().Select(g => $"{g!["keys"]![0]} {g["count"]}");

        Assert.Equal(["2025-10-25T23:00:00Z 1", "2025-10-26T00:00:00Z 1", "2025-10-26T01:00:00Z 1", "2025-10-26T23:00:00Z 1", "2026-03-29T00:00:00Z 1", "2026-03-29T01:00:00Z 1"], await KeysAsync("HOUR", "Europe/London"));
        Assert.Equal(["2025-10-25T23:00:00Z 4", "2026-03-29T00:00:00Z 2"], await KeysAsync("DAY", "Europe/London"));
        Assert.Equal(["2025-10-25T00:00:00Z 1", "2025-10-26T00:00:00Z 3", "2026-03-29T00:00:00Z 2"], await KeysAsync("DAY", "UTC"));
        Assert.Equal(["2025-10-19T23:00:00Z 4", "2026-03-23T00:00:00Z 2"], await KeysAsync("WEEK", "Europe/London"));
        Assert.Equal(["2025-09-30T23:00:00Z 4", "2026-03-01T00:00:00Z 2"], await KeysAsync("MONTH", "Europe/London"));
        Assert.Equal(["2025-09-30T23:00:00Z 4", "2026-01-01T00:00:00Z 2"], await KeysAsync("QUARTER", "Europe/London"));
        Assert.Equal(["2025-01-01T05:00:00Z 4", "2026-01-01T05:00:00Z 2"], await KeysAsync("YEAR", "America/New_York"));
        Assert.Equal(["0 2", "1 2", "2 1", "23 1"], await KeysAsync("HOUR_OF_DAY", "Europe/London"));
        Assert.Equal(["7 6"], await KeysAsync("DAY_OF_WEEK", "Europe/London"));
    }

    [Fact]
    public async Task Response_times_by_the_hour_follow_the_clock_of_the_zone()
    {
        var rows = await board.RowsAsync(ResponseTimes.View);
        async Task<Dictionary<string, long>> HoursAsync(string zone) => (await board.Admin.DataAsync(
            $"{{ responseTimes(groupBy: HOUR, timeZone: \"{zone}\", after: {board.Position}) {{ key count }} }}"))["responseTimes"]!.AsArray().ToDictionary(g => (string)g!["key"]!, g => (long)g!["count"]!);
        Dictionary<string, long> Expected(string zone) => rows.Where(r => r.ResponseSeconds is not null)
            .GroupBy(r => TimeZoneInfo.ConvertTime(r.ReportedAt, TimeZoneInfo.FindSystemTimeZoneById(zone)).Hour.ToString(CultureInfo.InvariantCulture)).ToDictionary(g => g.Key, g => (long)g.Count());

        Assert.Equal(Expected("Europe/London"), await HoursAsync("Europe/London"));
        Assert.Equal(Expected("Asia/Kolkata"), await HoursAsync("Asia/Kolkata"));
    }

    [Theory]
    [InlineData("""emergenciesAggregate(groupBy: { field: REPORTED_AT, bucket: DAY, timeZone: "Mars/Base" }) { count }""", "time zone")]
    [InlineData("""responseTimes(groupBy: HOUR, timeZone: "GMT Standard Time") { count }""", "time zone")]
    [InlineData("emergenciesAggregate(groupBy: { field: BOROUGH, bucket: DAY }) { count }", "borough has no DAY")]
    [InlineData("contractorsAggregate(groupBy: { field: INSURED_UNTIL, bucket: HOUR }) { count }", "insuredUntil has no HOUR")]
    [InlineData("emergenciesAggregate { percentile(field: RESPONSE_SECONDS, p: 1.5) }", "'p' is from 0 to 1")]
    [InlineData("emergenciesAggregate(having: { measure: AVG, gt: 3 }) { count }", "'having': AVG needs 'field'")]
    [InlineData("emergenciesAggregate(orderBy: { by: SUM, field: BOROUGH }) { count }", "borough is none")]
    [InlineData("emergenciesAggregate(first: 10001) { count }", "'first' is from 1 to 10000.")]
    public async Task A_figure_that_makes_no_sense_is_refused_with_the_reason(string field, string reason)
    {
        var (code, message) = await board.Admin.ErrorAsync($"{{ {field} }}");

        Assert.Equal("BAD_USER_INPUT", code);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_figures_of_all_groups_cost_one_statement()
    {
        var (_, statements) = await CapturedSql.OfAsync(
            board.Admin, "{ contractorsAggregate(groupBy: [{ field: AVAILABLE }, { field: INSURED_UNTIL, bucket: YEAR }]) { key { insuredUntil } count max { registeredAt } avg { radiusMetres } } }");

        Assert.Single(statements);
    }

    private static void Same(double? expected, JsonNode? told)
    {
        Assert.Equal(expected is null, told is null);
        if (expected is { } number)
            Assert.Equal(number, (double)told!, 6);
    }

    private static double? Percentile(List<double> sorted, double p)
    {
        if (sorted.Count == 0)
            return null;
        var (place, lower) = (p * (sorted.Count - 1), (int)(p * (sorted.Count - 1)));
        return sorted[lower] + ((place - lower) * (sorted[Math.Min(lower + 1, sorted.Count - 1)] - sorted[lower]));
    }
}
