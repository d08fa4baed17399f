using System.Net;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Shared;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

public sealed class RacingCommandsTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const int Racers = 50;
    private readonly Client client = scenario.Admin;

    [Fact]
    public async Task Of_fifty_who_acknowledge_at_once_one_does_and_the_others_learn_that_it_is_done()
    {
        var id = await Samples.ReportedAsync(client);
        var answers = await RaceAsync(_ => client.PostAsync(new AcknowledgeEmergency(), id));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => a.Refused(409, "emergency.wrong-status"));
        Assert.Equal(2, (await client.GetAsync($"/v1/emergencies/{id}")).Version);
    }

    [Fact]
    public async Task Fifty_who_change_the_same_thing_at_once_without_a_version_all_succeed_one_after_the_other()
    {
        var id = await Samples.ReportedAsync(client);
        var answers = await RaceAsync(n => client.PostAsync(new LocateEmergency(new GeoPoint(51 + n / 100.0, 0)), id));
        Assert.All(answers, a => a.Accepted());
        Assert.Equal(Enumerable.Range(2, Racers).Select(v => (long)v), answers.Select(a => a.Version).Order());
        Assert.Equal(Racers, answers.Select(a => a.Position).Distinct().Count());
    }

    [Fact]
    public async Task Of_fifty_with_the_same_version_exactly_one_wins()
    {
        var id = await Samples.ReportedAsync(client);
        var answers = await RaceAsync(n => client.PostAsync(new LocateEmergency(new GeoPoint(51 + n / 100.0, 0)), id, ("If-Match", "\"1\"")));
        Assert.Equal(2, Assert.Single(answers, a => a.Status == HttpStatusCode.OK).Version);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal("\"2\"", a.Refused(412, "version-mismatch").Header("ETag")));
    }

    [Fact]
    public async Task Fifty_reports_at_once_get_positions_without_gaps()
    {
        var before = await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        var answers = await RaceAsync(_ => client.PostAsync(Samples.Report));
        Assert.Equal(Enumerable.Range(1, Racers).Select(n => before + n), answers.Select(a => a.Accepted().Position).Order());
        Assert.Equal(Racers, answers.Select(a => a.Id).Distinct().Count());
    }

    private static async Task<Answer[]> RaceAsync(Func<int, Task<Answer>> run) =>
        await Task.WhenAll(Enumerable.Range(1, Racers).Select(run));
}
