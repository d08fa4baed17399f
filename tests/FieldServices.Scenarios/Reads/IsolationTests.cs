using System.Globalization;
using System.Text.Json.Nodes;
using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>Who may not read: the other tenant sees nothing, and a role sees what it is allowed to.</summary>
public sealed class IsolationTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task The_ids_of_one_tenant_lead_another_nowhere()
    {
        using var stranger = await board.Server.ClientAsync(await board.Server.TenantAsync("stranger"), Role.Admin);
        var ids = (await board.RowsAsync(EmergencyBoard.View)).Select(r => r.Id).Concat((await board.RowsAsync(ContractorList.View)).Select(r => r.Id)).ToList();
        foreach (var id in ids)
        {
            var answer = await stranger.QueryAsync(
                """
                query($id: ID!, $e: String!, $c: String!) {
                  emergency(id: $id) { id contractor { id } } contractor(id: $id) { id } e: history(of: $e) { nodes { name } } c: history(of: $c) { nodes { name } }
                }
                """,
                new { id, e = $"emergency/{id}", c = $"contractor/{id}" });
            Assert.Equal("""{"emergency":null,"contractor":null,"e":{"nodes":[]},"c":{"nodes":[]}}""", answer["data"]!.ToJsonString());
            Assert.Equal("NOT_FOUND", (await stranger.ErrorAsync("query($id: ID!) { nearestContractors(emergencyId: $id) { eligible } }", new { id })).Code);
        }
    }

    [Fact]
    public async Task No_filter_on_any_id_lets_a_row_of_another_tenant_through()
    {
        using var stranger = await board.Server.ClientAsync(await board.Server.TenantAsync("filterer"), Role.Admin);
        var own = await Samples.ReportedAsync(stranger);
        var ids = (await board.RowsAsync(EmergencyBoard.View)).Select(r => r.Id).Concat(board.Contractors).ToList();
        var schema = await stranger.DataAsync("{ __schema { types { name inputFields { name type { name } } } } }");
        var position = await board.Server.Platform.Log.HeadAsync((await board.Server.TenantAsync("filterer")).Id);
        var tried = 0;
        foreach (var (list, type, count) in new[] { ("emergencies", "EmergencyFilter", "totalCount"), ("contractors", "ContractorFilter", "totalCount"), ("responseTimes", "ResponseTimeFilter", "count") })
        {
            var fields = schema["__schema"]!["types"]!.AsArray().Single(t => (string)t!["name"]! == type)!["inputFields"]!.AsArray();
            foreach (var field in fields.Where(f => (string?)f!["type"]!["name"] == "IDFilter"))
            {
                var filter = new JsonObject { [(string)field!["name"]!] = new JsonObject { ["in"] = new JsonArray([.. ids.Select(i => JsonValue.Create(i.ToString()))]) } };
                var data = await stranger.DataAsync($"query($f: {type}) {{ {list}(filter: $f, after: {position}) {{ {count} }} }}", new { f = filter });
                Assert.Contains(data[list]!.ToJsonString(), new[] { "[]", """{"totalCount":0}""" });
                tried++;
            }
        }
        Assert.True(tried >= 5, $"{tried} filters on ids were tried.");
        Assert.Equal([own], (await stranger.DataAsync("{ emergencies { nodes { id } } }"))["emergencies"]!.Ids());
    }

    [Fact]
    public async Task The_cursor_of_another_tenant_only_leads_through_ones_own_rows()
    {
        using var stranger = await board.Server.ClientAsync(await board.Server.TenantAsync("pager"), Role.Admin);
        var done = (await stranger.PostAsync(Samples.Report)).Accepted();
        var cursor = (string)(await board.Admin.DataAsync("{ emergencies(first: 1, orderBy: { field: REPORTED_AT }) { pageInfo { endCursor } } }"))["emergencies"]!["pageInfo"]!["endCursor"]!;

        await stranger.DataAsync(string.Create(CultureInfo.InvariantCulture, $"{{ emergencies(after: {done.Position}) {{ totalCount }} }}"));
        var page = await stranger.DataAsync("query($after: After) { emergencies(first: 200, after: $after, orderBy: { field: REPORTED_AT }) { nodes { id } } }", new { after = cursor });

        Assert.Equal([done.Id], page["emergencies"]!.Ids());
    }

    [Theory]
    [InlineData("{ emergencies { totalCount } }")]
    [InlineData("{ contractors { totalCount } }")]
    [InlineData("""{ emergency(id: "01890a5d-ac96-774b-bcce-b302099a8057") { id } }""")]
    [InlineData("""{ contractor(id: "01890a5d-ac96-774b-bcce-b302099a8057") { id } }""")]
    [InlineData("{ responseTimes { count } }")]
    [InlineData("""{ nearestContractors(emergencyId: "01890a5d-ac96-774b-bcce-b302099a8057") { eligible } }""")]
    [InlineData("""{ history(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057") { nodes { name } } }""")]
    public async Task A_customer_reads_none_of_the_boards_and_is_told_so(string query) =>
        Assert.Equal("FORBIDDEN", (await board.As(Role.Customer).ErrorAsync(query)).Code);

    [Fact]
    public async Task A_technician_reads_the_boards_but_not_the_history()
    {
        Assert.NotEmpty((await board.As(Role.Technician).DataAsync("{ emergencies { nodes { id } } }"))["emergencies"]!.Ids());
        Assert.Equal("FORBIDDEN", (await board.As(Role.Technician).ErrorAsync("""{ history(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057") { nodes { name } } }""")).Code);
        Assert.Empty((await board.As(Role.Auditor).DataAsync("""{ history(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057") { nodes { name } } }"""))["history"]!["nodes"]!.AsArray());
    }
}
