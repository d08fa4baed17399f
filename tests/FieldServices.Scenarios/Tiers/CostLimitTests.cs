using System.Text.Json.Nodes;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Tiers;

/// <summary>How much a key may ask for depends on its tier; whoever asks for more is told what it would have cost.</summary>
public sealed class CostLimitTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Expensive = "{ emergencies(first: 200) { nodes { id contractor { name } offeredContractor { name } contact { name } place: point } } contractors(first: 200) { nodes { id } } }";

    [Fact]
    public async Task A_query_that_one_tier_may_ask_is_refused_to_another_with_its_cost_the_limit_and_its_most_expensive_field()
    {
        using var free = await scenario.Server.ClientAsync(scenario.Tenant, Role.Dispatcher, ClientTier.Free);
        using var pro = await scenario.Server.ClientAsync(scenario.Tenant, Role.Dispatcher, ClientTier.Pro);

        Assert.Equal("""{"requested":1010,"limit":10000}""", (await pro.QueryAsync(Expensive))["extensions"]!["cost"]!.ToJsonString());
        var refused = await free.QueryAsync(Expensive);

        Assert.Null(refused["data"]);
        Assert.Equal("""{"code":"COST_LIMIT","cost":1010,"limit":1000,"field":"emergencies.nodes","fieldCost":200}""", refused["errors"]![0]!["extensions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{ __schema { types { name fields { name args { name } } } } }", 0)]
    [InlineData("{ emergencies { nodes { id } } }", 25)]
    [InlineData("{ emergencies { edges { node { id } } } }", 25)]
    [InlineData("{ emergencies(first: 200) { nodes { id } pageInfo { endCursor } totalCount } }", 215)]
    [InlineData("{ emergencies(first: 0) { totalCount } }", 15)]
    [InlineData("{ responseTimes { count } }", 50)]
    [InlineData("query($n: Int) { contractors(first: $n) { nodes { id } } }", 8)]
    [InlineData("""{ emergency(id: "01890a5d-ac96-774b-bcce-b302099a8057") { id contractor { name } } }""", 2)]
    public async Task Every_answer_says_what_it_cost(string query, int cost)
    {
        var answer = await scenario.Admin.QueryAsync(query, new { n = 3 });
        Assert.Null(answer["errors"]);
        Assert.Equal(cost, (int)answer["extensions"]!["cost"]!["requested"]!);
    }

    [Fact]
    public async Task A_key_whose_tier_is_changed_gets_the_new_limits_within_seconds()
    {
        var key = await scenario.Server.KeyAsync(scenario.Tenant, Role.Admin, tier: ClientTier.Free);
        using var client = scenario.Server.Client(key.ToString());
        Assert.Equal(1_000, await LimitAsync(client));

        Assert.True(await scenario.Server.Platform.Keys.ChangeAsync(scenario.Tenant.Id, key.Id, null, ClientTier.Enterprise, CancellationToken.None));
        Assert.False(await scenario.Server.Platform.Keys.ChangeAsync((await scenario.Server.TenantAsync("other")).Id, key.Id, null, ClientTier.Pro, CancellationToken.None));

        await Eventually.TrueAsync(async () => await LimitAsync(client) == 100_000);
    }

    [Theory]
    [InlineData("DEPTH_LIMIT", "{ __typename responseTimes { emergency: key } emergencies { edges { node { id } } } }", "depth=2")]
    [InlineData("ALIAS_LIMIT", "{ a: __typename b: contractors { nodes { c: id d: name } } }", "aliases=2")]
    [InlineData("ROOT_FIELD_LIMIT", "{ a: __typename contractors { totalCount } emergencies { totalCount } }", "roots=2")]
    public async Task Depth_aliases_and_fields_of_the_root_are_limited_by_tier_too(string code, string query, string setting)
    {
        var tiers = TierSettings.Read(new Dictionary<string, string> { ["FIELDSERVICES_TIER_FREE"] = setting, ["FIELDSERVICES_TIER_DEFAULT"] = "free" });
        await using var server = await Server.StartAsync(scenario.ConnectionString, tiers: tiers);
        using var client = await server.ClientAsync(scenario.Tenant, Role.Admin);
        Assert.Equal(code, (await client.ErrorAsync(query)).Code);
    }

    private static async Task<int> LimitAsync(Client client) => (int)(await client.QueryAsync("{ __typename }"))["extensions"]!["cost"]!["limit"]!;
}
