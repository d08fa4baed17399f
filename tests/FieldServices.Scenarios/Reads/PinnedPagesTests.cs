using System.Text.Json.Nodes;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>Pages whose cursors carry the moment of the first one.</summary>
public sealed class PinnedPagesTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Page =
        """
        query($after: After, $pinned: Boolean) {
          emergencies(first: 2, after: $after, pinned: $pinned, orderBy: [{ field: STATUS }]) { totalCount nodes { id status } pageInfo { hasNextPage endCursor asOf } }
        }
        """;

    [Fact]
    public async Task Pages_of_a_pinned_list_are_of_the_moment_of_the_first_whatever_happens_between()
    {
        var ids = await ReportAsync(5);
        var (seen, page) = (new List<Guid>(), await PageAsync(null, true));
        var (position, count) = ((long)page["pageInfo"]!["asOf"]!, (long)page["totalCount"]!);
        while (true)
        {
            Assert.Equal((position, count), ((long)page["pageInfo"]!["asOf"]!, (long)page["totalCount"]!));
            Assert.All(page["nodes"]!.AsArray(), n => Assert.Equal("REPORTED", (string?)n!["status"]));
            seen.AddRange(page.Ids());
            if (!(bool)page["pageInfo"]!["hasNextPage"]!)
                break;
            foreach (var id in ids)
                await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id);
            await ReportAsync(1);
            page = await PageAsync((string)page["pageInfo"]!["endCursor"]!, null);
        }
        Assert.Equal(count, seen.Count);
        Assert.Equal(ids.Order(), seen.Intersect(ids).Order());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Behind_the_cursor_of_a_pinned_page_one_can_go_on_with_things_as_they_are_now()
    {
        var ids = await ReportAsync(5);
        var first = await PageAsync(null, true);
        foreach (var id in ids)
            await scenario.Admin.PostAsync(new AcknowledgeEmergency(), id);
        await CaughtUpAsync();
        var next = await PageAsync((string)first["pageInfo"]!["endCursor"]!, false);
        Assert.Null(next["pageInfo"]!["asOf"]);
        Assert.NotEqual((long)first["pageInfo"]!["asOf"]!, await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id));
    }

    [Fact]
    public async Task A_page_that_is_not_pinned_goes_on_with_things_as_they_are_now()
    {
        await ReportAsync(3);
        var first = await PageAsync(null, null);
        Assert.Null(first["pageInfo"]!["asOf"]);
        Assert.Null((await PageAsync((string)first["pageInfo"]!["endCursor"]!, null))["pageInfo"]!["asOf"]);
    }

    [Fact]
    public async Task The_pages_of_a_list_as_of_a_position_stay_there()
    {
        await ReportAsync(3);
        var position = await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        var first = await scenario.Admin.DataAsync($"{{ emergencies(first: 1, asOf: {{ position: {position} }}) {{ pageInfo {{ endCursor }} }} }}");
        var next = await scenario.Admin.DataAsync("query($after: After) { emergencies(first: 1, after: $after) { pageInfo { asOf } } }", new { after = (string)first["emergencies"]!["pageInfo"]!["endCursor"]! });
        Assert.Equal(position, (long)next["emergencies"]!["pageInfo"]!["asOf"]!);
    }

    [Fact]
    public async Task A_moment_that_is_not_kept_any_more_is_told_together_with_the_remedy()
    {
        await ReportAsync(3);
        var cursor = (string)(await PageAsync(null, true))["pageInfo"]!["endCursor"]!;
        await ReportAsync(1);
        await using (var forget = scenario.Server.Platform.Database.CreateCommand("update eventstore.checkpoints set history_from = position where view = $1 and tenant_id = $2"))
        {
            forget.Parameters.Add(new() { Value = EmergencyBoard.View.Table });
            forget.Parameters.Add(new() { Value = scenario.Tenant.Id.Value });
            await forget.ExecuteNonQueryAsync();
        }
        var (code, message) = await scenario.Admin.ErrorAsync(Page, new { after = cursor });
        Assert.Equal("HISTORY_NOT_KEPT", code);
        Assert.Contains("begin the list again", message, StringComparison.Ordinal);
    }

    private async Task<JsonNode> PageAsync(string? after, bool? pinned) => (await scenario.Admin.DataAsync(Page, new { after, pinned }))["emergencies"]!;

    private async Task<List<Guid>> ReportAsync(int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
            ids.Add(await Samples.ReportedAsync(scenario.Admin));
        await CaughtUpAsync();
        return ids;
    }

    private async Task CaughtUpAsync()
    {
        var platform = scenario.Server.Platform;
        Assert.True(await platform.Progress.WaitAsync(EmergencyBoard.View, scenario.Tenant.Id, await platform.Log.HeadAsync(scenario.Tenant.Id), TimeSpan.FromMinutes(1)));
    }
}
