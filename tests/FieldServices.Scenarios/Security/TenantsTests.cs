using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Security;

/// <summary>What one tenant owns does not exist for another, whatever door is tried.</summary>
public sealed class TenantsTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client owner = scenario.Admin;

    [Fact]
    public async Task Every_route_answers_the_id_of_another_tenant_as_if_it_did_not_exist()
    {
        using var other = await OtherAsync("burglars");
        var contractor = await Samples.ContractorAsync(owner);
        var emergency = await Stages.ReachedAsync(owner, EmergencyStatus.Dispatching, contractor);
        foreach (var route in await RoutesAsync(emergency, contractor))
        {
            foreach (var id in new[] { emergency, contractor })
                await AssertUnknownAsync(other, route, id);
        }
        Assert.Equal("dispatching", (string?)(await owner.GetAsync($"/v1/emergencies/{emergency}")).Json["status"]);
    }

    [Fact]
    public async Task A_contractor_of_another_tenant_cannot_be_sent()
    {
        using var other = await OtherAsync("borrowers");
        var id = await Stages.ReachedAsync(other, EmergencyStatus.Acknowledged, Guid.Empty);
        var theirs = new ContractorId(await Samples.ContractorAsync(owner));
        (await other.PostAsync(new DispatchEmergency(theirs), id)).Refused(409, "emergency.contractor-unknown");
        (await other.DryRunAsync(new DispatchEmergency(theirs), id)).Refused(409, "emergency.contractor-unknown");
    }

    [Fact]
    public async Task Two_tenants_count_their_positions_each_for_themselves()
    {
        using var other = await OtherAsync("counters");
        await Samples.ReportedAsync(owner);
        Assert.Equal(1, (await other.PostAsync(Samples.Report)).Accepted().Position);
        Assert.Equal(2, (await other.PostAsync(Samples.Report)).Accepted().Position);
    }

    private async Task<Client> OtherAsync(string slug) => await scenario.Server.ClientAsync(await scenario.Server.TenantAsync(slug), Role.Admin);

    private static async Task AssertUnknownAsync(Client other, (HttpMethod Method, string Path, string? Body) route, Guid id)
    {
        var unknown = Guid.NewGuid();
        foreach (var variant in new[] { "", "?dryRun=true" })
        {
            var theirs = await SendAsync(other, route, id, variant);
            var nobodys = await SendAsync(other, route, unknown, variant);
            theirs.Refused(404, "not-found");
            Assert.Equal(Plain(nobodys, unknown), Plain(theirs, id));
        }
        if (route.Method == HttpMethod.Post)
            (await other.PostAsync(route.Path.Replace("{id}", id.ToString(), StringComparison.Ordinal), route.Body!, ("If-Match", "\"1\""))).Refused(404, "not-found");
    }

    private static Task<Answer> SendAsync(Client client, (HttpMethod Method, string Path, string? Body) route, Guid id, string variant)
    {
        var path = route.Path.Replace("{id}", id.ToString(), StringComparison.Ordinal) + variant;
        return route.Body is null ? client.GetAsync(path) : client.PostAsync(path, route.Body);
    }

    private static string Plain(Answer answer, Guid id)
    {
        var body = answer.Json.AsObject();
        body.Remove("traceId");
        return body.ToJsonString().Replace(id.ToString(), "", StringComparison.Ordinal);
    }

    /// <summary>Every published route that takes an id, with its example as body.</summary>
    private async Task<IReadOnlyList<(HttpMethod Method, string Path, string? Body)>> RoutesAsync(Guid emergency, Guid contractor)
    {
        var paths = (await owner.GetAsync("/openapi.json")).Json["paths"]!.AsObject().Where(p => p.Key.Contains("{id}", StringComparison.Ordinal));
        var routes = new List<(HttpMethod, string, string?)>();
        foreach (var (path, operations) in paths)
        {
            var kinds = path.Contains("{type}", StringComparison.Ordinal) ? new[] { "emergency", "contractor" } : [""];
            foreach (var kind in kinds)
            {
                var concrete = path.Replace("{type}", kind, StringComparison.Ordinal).Replace("{name}", "any-workflow", StringComparison.Ordinal);
                if (operations!["get"] is not null)
                    routes.Add((HttpMethod.Get, concrete, null));
                if (operations["post"] is { } post)
                    routes.Add((HttpMethod.Post, concrete, BodyOf(post, contractor)));
            }
        }
        Assert.True(routes.Count >= FieldServicesModules.All.Sum(m => m.Commands.Count), $"Only {routes.Count} routes for {emergency}.");
        return routes;
    }

    private static string BodyOf(JsonNode operation, Guid contractor)
    {
        if (operation["requestBody"] is not { } body)
            return "";
        var example = body["content"]!["application/json"]!["example"]!.AsObject();
        if (example.ContainsKey("contractorId"))
            example["contractorId"] = contractor;
        return JsonSerializer.Serialize(example);
    }
}
