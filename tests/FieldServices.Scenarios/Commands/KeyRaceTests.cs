using System.Net;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

public sealed class KeyRaceTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    [Fact]
    public async Task Fifty_concurrent_repetitions_of_one_key_have_one_effect()
    {
        (string, string) key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var before = await Stored.OfAsync(scenario.Server.Platform, scenario.Tenant);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.PostAsync(Samples.Report, null, key)));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => a.Refused(409, "idempotency-in-flight"));
        var accepted = answers.Where(a => a.Status == HttpStatusCode.Created).ToArray();
        Assert.Single(accepted.Select(a => a.Text).Distinct());
        Assert.Single(accepted, a => a.Header("Idempotency-Replayed") is null);
        Assert.Equal(new Stored(before.Events + 1, before.Outcomes + 1), await Stored.OfAsync(scenario.Server.Platform, scenario.Tenant));
    }

    [Fact]
    public async Task One_key_at_two_nodes_at_the_same_time_has_one_effect()
    {
        (string, string) key = ("Idempotency-Key", Guid.NewGuid().ToString());
        await Samples.ReportedAsync(client);
        await using var second = await Server.StartAsync(scenario.ConnectionString);
        using var elsewhere = await second.ClientAsync(scenario.Tenant, Role.Admin);
        await using var held = await HeldLog.HoldAsync(scenario.Server.Platform.Database, scenario.Tenant);
        var before = await Stored.OfAsync(scenario.Server.Platform, scenario.Tenant);
        var here = client.PostAsync(Samples.Report, null, key);
        var there = elsewhere.PostAsync(Samples.Report, null, key);
        await held.HasWaitersAsync(2);
        await held.ReleaseAsync();
        var answers = await Task.WhenAll(here, there);
        Assert.All(answers, a => a.Accepted());
        Assert.Equal(answers[0].Text, answers[1].Text);
        Assert.Single(answers, a => a.Header("Idempotency-Replayed") == "true");
        Assert.Equal(new Stored(before.Events + 1, before.Outcomes + 1), await Stored.OfAsync(scenario.Server.Platform, scenario.Tenant));
    }
}
