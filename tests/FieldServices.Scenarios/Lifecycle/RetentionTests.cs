using FieldServices.Api.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace FieldServices.Scenarios.Lifecycle;

/// <summary>What is forgotten after a time, and what is not.</summary>
public sealed class RetentionTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task The_outcome_of_a_workflows_command_is_kept_as_long_as_that_may_be_sent_again()
    {
        await KeyedAsync("old");
        await KeyedAsync("unanswered");
        await KeyedAsync("young");
        var (old, unanswered) = (IdOf("old"), IdOf("unanswered"));
        await Stored.ChangeAsync(scenario.Server.Platform, "update eventstore.commands set recorded_at = recorded_at - interval '3 days' where command_id = any($1)", new[] { old, unanswered });
        await Stored.ChangeAsync(scenario.Server.Platform,
            """
            insert into workflows.commands (tenant_id, command_id, instance_id, correlation_id, causation_id, created_at, dead_at, workflow, key, name, body, idempotency_key)
            values ($1, $2, $2, $2, $2, now() - interval '4 days', now(), 'w', 'k', 'emergency.report', '{}', 'unanswered')
            """, scenario.Tenant.Id.Value, unanswered);
        await Stored.ChangeAsync(scenario.Server.Platform,
            """
            insert into workflows.messages (tenant_id, message_id, instance_id, correlation_id, causation_id, version, created_at, next_attempt_at, settled_at,
              priority, state, workflow, channel, recipient, template, data)
            select $1, gen_random_uuid(), $1, $1, $1, 1, now(), now(), now() - age, 1, state, 'w', 'sms', 'r', 't', '{}'
            from unnest('{sent,sent,discarded,dead}'::text[], '{1 day,9 days,9 days,9 days}'::interval[]) m (state, age)
            """, scenario.Tenant.Id.Value);

        await using var platform = new Platform(scenario.ConnectionString, FieldServicesModules.All, NullLogger.Instance)
        {
            Retention = RetentionSettings.In(new Dictionary<string, string> { [RetentionSettings.OutcomesVariable] = "2", [RetentionSettings.MessagesVariable] = "7" }),
        };
        using var retention = new BackgroundRetention(platform, NullLogger<BackgroundRetention>.Instance);
        await retention.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(async () => await platform.Log.FindOutcomeAsync(scenario.Tenant.Id, old) is null && await CountAsync("select count(*) from workflows.messages where workflow = 'w'") == 2);
        await retention.StopAsync(CancellationToken.None);

        Assert.NotNull(await platform.Log.FindOutcomeAsync(scenario.Tenant.Id, unanswered));
        Assert.NotNull(await platform.Log.FindOutcomeAsync(scenario.Tenant.Id, IdOf("young")));
        Assert.Equal(1, await CountAsync("select count(*) from workflows.messages where workflow = 'w' and state = 'dead'"));
    }

    [Theory]
    [InlineData(RetentionSettings.OutcomesVariable, "0")]
    [InlineData(RetentionSettings.MessagesVariable, "a week")]
    public void A_setting_that_is_no_number_of_days_is_named(string variable, string value) =>
        Assert.StartsWith(variable, Assert.Throws<UserErrorException>(() => RetentionSettings.In(new Dictionary<string, string> { [variable] = value })).Message, StringComparison.Ordinal);

    private Guid IdOf(string key) => CommandIdentity.For(scenario.Tenant.Id, "emergency.report", null, key);

    private async Task KeyedAsync(string key) => (await scenario.Admin.PostAsync(Samples.Report, null, ("Idempotency-Key", key))).Accepted();

    private async Task<long> CountAsync(string sql)
    {
        await using var command = scenario.Server.Platform.Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
