using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Live;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Security;

/// <summary>Whatever somebody holds of another tenant, in whichever argument, leads nowhere.</summary>
public sealed class TwoTenantsTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private static readonly string[] Templates =
    [
        "{ emergency(id: \"ID\") { ALL } }", "{ contractor(id: \"ID\") { ALL } }", "{ emergencies(first: FIRST, after: AFTER) { nodes { ALL } totalCount } }",
        "{ emergencies(after: \"CURSOR\") { nodes { ALL } } }", "{ emergencies(orderBy: { field: REPORTED_AT }, after: \"CURSOR\") { nodes { ALL } } }",
        "{ emergencies(filter: { or: [{ id: { in: [\"ID\"] } }, { contractorId: { eq: \"ID\" } }, { not: { id: { neq: \"ID\" } } }] }) { nodes { ALL } } }",
        "{ contractors(filter: { id: { notIn: [\"ID\"] } }, first: FIRST) { nodes { ALL } } }", "{ nearestContractors(emergencyId: \"ID\", first: FIRST) { distanceMetres contractor { ALL } } }",
        "{ responseTimes(groupBy: CONTRACTOR, filter: { id: { in: [\"ID\"] } }) { key count } }", "{ history(of: \"emergency/ID\", from: VERSION, after: \"CURSOR\") { nodes { EVENT } } }",
        "{ history(of: \"contractor/ID\", first: FIRST) { nodes { EVENT } } }", "{ event(position: AFTER) { EVENT } }", "{ stateAt(of: \"emergency/ID\", position: AFTER) { state } }",
        "{ stateAt(of: \"contractor/ID\") { state } }", "{ diff(of: \"emergency/ID\", from: VERSION) { path before after } }", "{ causation(event: AFTER) { actions { id events { EVENT } } } }",
        "{ causation(command: \"COMMAND\") { actions { id events { EVENT } } } }", "{ workflowInstance(workflow: \"emergency-response\", id: \"ID\") { state } }",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_of_one_tenant_is_found_with_its_ids_cursors_and_positions_by_another(int seed)
    {
        var random = new Random(seed);
        var (held, secrets) = await OwnedAsync();
        using var stranger = await scenario.Server.ClientAsync(await scenario.Server.TenantAsync($"stranger-{seed}"), Role.Admin);
        await Samples.ReportedAsync(stranger);
        string[] templates = [.. Templates, .. OfEveryView(), "{ node(id: \"ID\") { id } nodes(ids: [\"ID\", \"ID\"]) { id } }"];
        foreach (var template in templates.Concat(templates))
        {
            var query = Filled(template, held, random);
            var answer = await stranger.QueryAsync(query);
            var data = answer["data"]?.ToJsonString() ?? "";
            Assert.All(secrets, secret => Assert.False(data.Contains(secret, StringComparison.Ordinal), $"{query}\n{data}"));
            Assert.DoesNotContain("INTERNAL_ERROR", answer.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_listener_behind_any_position_hears_of_its_own_tenant_only()
    {
        var (_, secrets) = await OwnedAsync();
        var tenant = await scenario.Server.TenantAsync("listener");
        using var client = await scenario.Server.ClientAsync(tenant, Role.Admin);
        var own = await Samples.ReportedAsync(client);
        var key = (await scenario.Server.KeyAsync(tenant, Role.Admin)).ToString();
        foreach (var subscription in new[] { "{ events(after: 0) { stream } }", "{ emergencyChanged(after: 0) { id } }", $"{{ events(after: 0, streams: [\"emergency/{own}\", \"emergency/{secrets[0]}\"]) {{ stream }} }}" })
        {
            using var listener = await Listener.OpenAsync(scenario.Server.Address, key, subscription);
            Assert.Contains(own.ToString(), (await listener.DataAsync()).ToJsonString(), StringComparison.Ordinal);
        }
    }

    /// <summary>By every column of every view that holds an id, and by the history of what it tells of.</summary>
    private IEnumerable<string> OfEveryView()
    {
        foreach (var table in scenario.Server.Platform.Tables.Where(t => t.View.Name != ResponseTimes.View.Name))
        {
            var list = JsonNamingPolicy.CamelCase.ConvertName(table.View.Name);
            var one = JsonNamingPolicy.CamelCase.ConvertName(table.View.RowType.Name[..^"Row".Length]);
            yield return $"{{ {one}(id: \"ID\") {{ id }} }}";
            yield return $"{{ history(of: \"{one}/ID\") {{ nodes {{ EVENT }} }} }}";
            foreach (var column in table.Columns.Where(c => c.Type.ReadAs == typeof(Guid)).Select(c => JsonNamingPolicy.CamelCase.ConvertName(c.Property)))
            {
                yield return $"{{ {list}(filter: {{ {column}: {{ in: [\"ID\"] }} }}, first: FIRST, pinned: true) {{ nodes {{ id {column} }} totalCount }} }}";
                yield return $"{{ {list}Aggregate(filter: {{ {column}: {{ eq: \"ID\" }} }}, groupBy: [{{ field: {JsonNamingPolicy.SnakeCaseUpper.ConvertName(column)} }}]) {{ keys count }} }}";
            }
        }
    }

    private static string Filled(string template, Held held, Random random)
    {
        string Any(IReadOnlyList<string> values) => values[random.Next(values.Count)];
        return template.Replace("ALL", "id version", StringComparison.Ordinal).Replace("EVENT", "stream position name body commandId", StringComparison.Ordinal)
            .Replace("COMMAND", Any(held.Commands), StringComparison.Ordinal).Replace("CURSOR", Any(held.Cursors), StringComparison.Ordinal)
            .Replace("ID", Any(held.Ids), StringComparison.Ordinal).Replace("VERSION", $"{random.Next(0, 4)}", StringComparison.Ordinal)
            .Replace("FIRST", $"{random.Next(1, 200)}", StringComparison.Ordinal).Replace("AFTER", Any(["0", "1", "2", .. held.Positions.TakeLast(1)]), StringComparison.Ordinal);
    }

    private async Task<(Held Held, IReadOnlyList<string> Secrets)> OwnedAsync()
    {
        scenario.Server.Platform.LongestWait = TimeSpan.FromMilliseconds(20);
        var contractor = await Samples.ContractorAsync(scenario.Admin);
        var emergency = await Samples.ReportedAsync(scenario.Admin);
        (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), emergency)).Accepted();
        var done = (await scenario.Admin.PostAsync(new DispatchEmergency(new ContractorId(contractor)), emergency)).Accepted();
        var history = (await scenario.Admin.DataAsync($"{{ history(of: \"emergency/{emergency}\") {{ nodes {{ commandId position }} pageInfo {{ endCursor }} }} }}"))["history"]!;
        await Eventually.TrueAsync(async () => (await scenario.Admin.DataAsync($"{{ emergency(id: \"{emergency}\", after: {done.Position}) {{ id }} }}"))["emergency"] is not null);
        var byTime = (await scenario.Admin.DataAsync("{ emergencies(orderBy: { field: REPORTED_AT }) { pageInfo { endCursor } } }"))["emergencies"]!;
        var byId = (await scenario.Admin.DataAsync("{ emergencies { pageInfo { endCursor } } }"))["emergencies"]!;
        var commands = history["nodes"]!.AsArray().Select(e => (string)e!["commandId"]!).ToList();
        var house = await Households.FurnishedAsync(scenario.Admin);
        var bookable = await Bookable.MakeAsync(scenario.Admin);
        string[] ids =
        [
            $"{emergency}", $"{contractor}", $"{house.Customer}", $"{house.Property}", $"{bookable.Calendar.Value}", $"{bookable.Technician.Value}", $"{bookable.Service.Value}",
            $"{await bookable.RequestedAsync()}",
        ];
        var cursors = new[] { history, byTime, byId }.Select(page => (string)page["pageInfo"]!["endCursor"]!).ToList();
        return (new Held(ids, commands, cursors, [.. history["nodes"]!.AsArray().Select(e => $"{e!["position"]}")]), [.. ids, .. commands]);
    }

    private sealed record Held(IReadOnlyList<string> Ids, IReadOnlyList<string> Commands, IReadOnlyList<string> Cursors, IReadOnlyList<string> Positions);
}
