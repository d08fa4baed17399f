using System.Text;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Appending;

public sealed class OutcomeContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId stream = Accounts.NewStream();
    private readonly Guid commandId = Guid.CreateVersion7();

    private EventLog Log => database.Log;

    [Fact]
    public async Task The_outcome_is_recorded_with_the_events()
    {
        var answer = """{ "number": 7 }"""u8.ToArray();
        var append = Accounts.Of(tenant, stream, ExpectedVersion.New, new AccountEvent.Opened("Ada"), new AccountEvent.Deposited(3)).By(commandId, answer);
        var appended = await Log.AppendAsync(append);
        var outcome = await Log.FindOutcomeAsync(tenant, commandId);
        Assert.NotNull(outcome);
        Assert.Equal(("account.do", stream, appended), (outcome.Command, outcome.Stream, outcome.Appended));
        Assert.Equal(["account.opened", "account.deposited"], outcome.Events);
        Assert.Equal([1, 2, 3], outcome.Fingerprint);
        Assert.Equal(answer, outcome.Answer);
    }

    [Fact]
    public async Task An_append_without_a_note_is_not_remembered()
    {
        var append = Accounts.Open(tenant, stream);
        await Log.AppendAsync(append);
        Assert.Null(await Log.FindOutcomeAsync(tenant, append.Origin.CommandId));
    }

    [Fact]
    public async Task A_refused_append_records_no_outcome()
    {
        await Assert.ThrowsAsync<ConcurrencyException>(
            () => Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(4)).By(commandId)));
        Assert.Null(await Log.FindOutcomeAsync(tenant, commandId));
    }

    [Fact]
    public async Task A_repeated_command_is_recognised_and_writes_nothing()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream).By(commandId));
        var error = await Assert.ThrowsAsync<CommandRecordedException>(
            () => Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any).By(commandId)));
        Assert.Equal((commandId, "SS003"), (error.CommandId, error.SqlState));
        Assert.Equal(1, await Log.HeadAsync(tenant));
        Assert.Equal(1, await database.ScalarAsync<long>("select version from eventstore.streams where stream_id = $1", stream.Id));
    }

    [Fact]
    public async Task A_repeated_command_is_recognised_even_when_its_version_is_gone()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream).By(commandId));
        await Assert.ThrowsAsync<CommandRecordedException>(() => Log.AppendAsync(Accounts.Open(tenant, stream).By(commandId)));
    }

    [Fact]
    public async Task Of_two_equal_commands_the_one_that_waited_is_recognised()
    {
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, stream).By(commandId));
        var late = Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()).By(commandId));
        await database.LockWaitersAsync(1);
        await held.CommitAsync();
        await Assert.ThrowsAsync<CommandRecordedException>(() => late.EndsAsync());
        Assert.Equal(1, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task Of_many_equal_commands_at_once_exactly_one_is_written()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            try
            {
                await new EventLog(database.Source, Accounts.Catalog).AppendAsync(Accounts.Open(tenant, Accounts.NewStream()).By(commandId));
                return true;
            }
            catch (CommandRecordedException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, won => won);
        Assert.Equal(1, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task A_rejection_is_remembered()
    {
        var answer = Encoding.UTF8.GetBytes("""{"code":"account.closed"}""");
        await Log.RecordRejectionAsync(tenant, stream, Accounts.NewOrigin(commandId), new OutcomeNote([9], answer));
        var outcome = await Log.FindOutcomeAsync(tenant, commandId);
        Assert.NotNull(outcome);
        Assert.Null(outcome.Appended);
        Assert.Empty(outcome.Events);
        Assert.Equal(answer, outcome.Answer);
        await Assert.ThrowsAsync<CommandRecordedException>(() => Log.AppendAsync(Accounts.Open(tenant, stream).By(commandId)));
        await Assert.ThrowsAsync<CommandRecordedException>(
            () => Log.RecordRejectionAsync(tenant, stream, Accounts.NewOrigin(commandId), new OutcomeNote([9], null)));
        Assert.Equal(0, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task A_command_that_changed_nothing_is_remembered_with_where_the_stream_was()
    {
        var before = await Log.AppendAsync(Accounts.Open(tenant, stream));
        await Log.RecordUnchangedAsync(tenant, stream, before.Version, before.Position, Accounts.NewOrigin(commandId), new OutcomeNote([9], null));
        var outcome = await Log.FindOutcomeAsync(tenant, commandId);
        Assert.Equal((before.Version, before.Position), (outcome!.Appended!.Version, outcome.Appended.Position));
        Assert.Empty(outcome.Events);
        await Assert.ThrowsAsync<CommandRecordedException>(() => Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()).By(commandId)));
        Assert.Equal(before.Position, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task An_append_that_meets_a_rejection_just_being_recorded_is_recognised()
    {
        await Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var rejection = new Npgsql.NpgsqlCommand(
            """
            insert into eventstore.commands (tenant_id, command_id, command, fingerprint, stream_type, stream_id, events, recorded_at)
            values ($1, $2, 'account.do', '\x01', 'account', $2, '{}', now())
            """,
            connection)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = commandId } },
        };
        await rejection.ExecuteNonQueryAsync();
        var late = Log.AppendAsync(Accounts.Open(tenant, stream).By(commandId));
        await database.LockWaitersAsync(1);
        await transaction.CommitAsync();
        await Assert.ThrowsAsync<CommandRecordedException>(() => late.EndsAsync());
        Assert.Equal(1, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task One_command_id_belongs_to_one_tenant()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream).By(commandId));
        var other = Accounts.NewTenant();
        await Log.AppendAsync(Accounts.Open(other, stream).By(commandId));
        Assert.Equal(1, await Log.HeadAsync(other));
    }

    [Fact]
    public async Task Old_outcomes_can_be_forgotten()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream).By(commandId));
        var young = Guid.CreateVersion7();
        await Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any).By(young));
        await database.ExecuteAsync("update eventstore.commands set recorded_at = recorded_at - interval '8 days' where command_id = $1", commandId);
        // Other tests leave old outcomes in the same database.
        await Log.ForgetOutcomesAsync(TimeSpan.FromDays(7), [commandId]);
        Assert.Equal(0, await Log.ForgetOutcomesAsync(TimeSpan.FromDays(7), [commandId]));
        Assert.Equal(1, await Log.ForgetOutcomesAsync(TimeSpan.FromDays(7)));
        Assert.Null(await Log.FindOutcomeAsync(tenant, commandId));
        Assert.NotNull(await Log.FindOutcomeAsync(tenant, young));
    }

    [Fact]
    public async Task Old_outcomes_are_forgotten_some_at_a_time_and_those_in_between_are_passed()
    {
        var kept = new List<Guid>();
        for (var i = 0; i < 9; i++)
        {
            var id = Guid.CreateVersion7();
            await Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.Any, new AccountEvent.Deposited(1)).By(id));
            if (i % 3 == 1)
                kept.Add(id);
        }
        await database.ExecuteAsync("update eventstore.commands set recorded_at = recorded_at - interval '8 days' where tenant_id = $1", tenant.Value);
        Assert.Equal(6, await Log.ForgetOutcomesAsync(TimeSpan.FromDays(7), kept, atOnce: 2));
        foreach (var id in kept)
            Assert.NotNull(await Log.FindOutcomeAsync(tenant, id));
        Assert.Equal(3, await Log.ForgetOutcomesAsync(TimeSpan.FromDays(7), atOnce: 2));
    }
}
