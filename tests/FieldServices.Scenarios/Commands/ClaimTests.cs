using System.Net;
using FieldServices.Domain.Contractors;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

/// <summary>What only one thing may have: a verified certificate belongs to one contractor.</summary>
public sealed class ClaimTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Taken = "contractor.certificate-taken";
    private readonly Client client = scenario.Admin;
    private readonly string number = $"GSR {Guid.CreateVersion7()}";

    [Fact]
    public async Task A_second_contractor_with_the_certificate_is_refused_and_told_who_has_it()
    {
        var (first, second) = (await RegisteredAsync(), await RegisteredAsync());
        (await client.PostAsync(Skills(), first)).Accepted();

        var refused = (await client.PostAsync(Skills(), second)).Refused(409, Taken);

        Assert.Contains($"contractor/{first}", (string)refused.Json["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(number, refused.Text, StringComparison.Ordinal);
        Assert.Contains("set-skills", refused.Json["allowedCommands"]!.AsArray().Select(c => (string)c!));
        Assert.Equal(1, (await client.GetAsync($"/v1/contractors/{second}")).Version);
        (await client.PostAsync(Skills(), first)).Accepted();
    }

    [Fact]
    public async Task Of_two_hundred_who_want_it_at_once_one_gets_it_and_the_others_learn_who()
    {
        var contractors = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => RegisteredAsync()));

        var answers = await Task.WhenAll(contractors.Select(async id => (Id: id, Answer: await client.PostAsync(Skills(), id))));

        var winner = Assert.Single(answers, a => a.Answer.Status == HttpStatusCode.OK).Id;
        Assert.All(answers.Where(a => a.Id != winner), a =>
            Assert.Contains($"contractor/{winner}", (string)a.Answer.Refused(409, Taken).Json["detail"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_given_up_is_free_for_another()
    {
        var (first, second) = (await RegisteredAsync(), await RegisteredAsync());
        (await client.PostAsync(Skills(), first)).Accepted();
        (await client.PostAsync(new SetSkills([]), first)).Accepted();
        (await client.PostAsync(Skills(), second)).Accepted();
        (await client.PostAsync(Skills(), first)).Refused(409, Taken);
    }

    [Fact]
    public async Task A_repetition_gets_the_same_refusal_even_when_the_certificate_is_free_again()
    {
        var (first, second) = (await RegisteredAsync(), await RegisteredAsync());
        (await client.PostAsync(Skills(), first)).Accepted();
        var refused = (await client.PostAsync(Skills(), second, ("Idempotency-Key", "once"))).Refused(409, Taken);
        (await client.PostAsync(new SetSkills([]), first)).Accepted();

        var again = (await client.PostAsync(Skills(), second, ("Idempotency-Key", "once"))).Refused(409, Taken);

        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal((string)refused.Json["detail"]!, (string)again.Json["detail"]!);
        (await client.PostAsync(Skills(), second, ("Idempotency-Key", "twice"))).Accepted();
    }

    [Fact]
    public async Task A_dry_run_is_refused_as_the_command_would_be_and_claims_nothing()
    {
        var (first, second) = (await RegisteredAsync(), await RegisteredAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.DryRunAsync(Skills(), second)).Status);
        (await client.PostAsync(Skills(), first)).Accepted();
        await Stored.NothingAsync(scenario, async () => (await client.DryRunAsync(Skills(), second)).Refused(409, Taken));
        Assert.Equal(HttpStatusCode.OK, (await client.DryRunAsync(Skills(), first)).Status);
    }

    [Fact]
    public async Task Claims_from_before_the_rule_are_made_by_the_operator()
    {
        var (first, second) = (await RegisteredAsync(), await RegisteredAsync());
        (await client.PostAsync(Skills(), first)).Accepted();
        await Stored.ChangeAsync(scenario.Server.Platform, "delete from eventstore.claims where tenant_id = $1 and stream_id = $2", scenario.Tenant.Id.Value, first);
        var check = await RunAsync();
        Assert.Contains($"contractor/{first}  contractor.certificate  is not held", check.Failed("differences remain").Output, StringComparison.Ordinal);

        Assert.Contains($"contractor/{first}  contractor.certificate  is not held; mended", (await RunAsync("--repair")).Succeeded().Output, StringComparison.Ordinal);

        (await client.PostAsync(Skills(), second)).Refused(409, Taken);
        Assert.Contains("as the log says", (await RunAsync()).Succeeded().Output, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> RunAsync(params string[] more) =>
        CommandLineRun.OfAsync(scenario.ConnectionString, ["claims", "check", "--tenant", "scenario", .. more]);

    private SetSkills Skills() => new([new HeldSkill(Skill.Gas, number, new DateOnly(2038, 12, 31), "Gas Safe Register")]);

    private async Task<Guid> RegisteredAsync() => (await client.PostAsync(new RegisterContractor("Kilburn Gas"))).Accepted().Id;
}
