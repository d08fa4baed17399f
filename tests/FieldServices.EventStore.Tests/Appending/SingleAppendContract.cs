using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Appending;

/// <summary>
/// The statement for one event: it waits for the tenant's head row with a snapshot from before whatever it waits for, so every test
/// here makes it wait and changes under it what it is about to decide by.
/// </summary>
public sealed class SingleAppendContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId stream = Accounts.NewStream();
    private readonly Guid commandId = Guid.CreateVersion7();
    private readonly EventLog log = new(database.Source, Accounts.Catalog);

    public static TheoryData<string> Notes => ["without an outcome", "with an outcome"];

    [Theory]
    [MemberData(nameof(Notes))]
    public async Task A_new_stream_that_somebody_else_started_meanwhile_is_refused(string note)
    {
        var late = await OvertakenAsync(Accounts.Open(tenant, stream), Noted(Accounts.Open(tenant, stream), note));
        Assert.Equal("SS001", (await Assert.ThrowsAsync<ConcurrencyException>(() => late)).SqlState);
        await IsGapFreeAsync(2, 1);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public async Task A_version_that_somebody_else_took_meanwhile_is_refused(string note)
    {
        await log.AppendAsync(Accounts.Open(tenant, stream));
        var late = await OvertakenAsync(
            Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)), Noted(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)), note));
        Assert.Equal("SS002", (await Assert.ThrowsAsync<ConcurrencyException>(() => late)).SqlState);
        await IsGapFreeAsync(3, 2);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public async Task A_version_that_somebody_else_reached_meanwhile_is_accepted(string note)
    {
        await log.AppendAsync(Accounts.Open(tenant, stream));
        var late = await OvertakenAsync(
            Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)), Noted(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(2)), note));
        Assert.Equal((3, 4), Place(await late));
        await IsGapFreeAsync(4, 3);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public async Task Any_version_goes_on_with_a_stream_that_somebody_else_started_meanwhile(string note)
    {
        var late = await OvertakenAsync(Accounts.Open(tenant, stream), Noted(Accounts.Deposit(tenant, stream, ExpectedVersion.Any), note));
        Assert.Equal((2, 3), Place(await late));
        await IsGapFreeAsync(3, 2);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public async Task Any_version_goes_on_after_what_somebody_else_added_meanwhile(string note)
    {
        await log.AppendAsync(Accounts.Open(tenant, stream));
        var two = Accounts.Of(tenant, stream, ExpectedVersion.Any, new AccountEvent.Deposited(1), new AccountEvent.Deposited(2));
        var late = await OvertakenAsync(two, Noted(Accounts.Deposit(tenant, stream, ExpectedVersion.Any), note));
        Assert.Equal((4, 5), Place(await late));
        await IsGapFreeAsync(5, 4);
    }

    [Fact]
    public async Task A_command_that_somebody_else_recorded_meanwhile_is_recognised_and_leaves_nothing()
    {
        var late = await OvertakenAsync(
            Accounts.Open(tenant, stream).By(commandId), Accounts.Deposit(tenant, Accounts.NewStream(), ExpectedVersion.Any).By(commandId));
        await Assert.ThrowsAsync<CommandRecordedException>(() => late);
        await IsGapFreeAsync(2, 1);
        Assert.Equal(2, await database.ScalarAsync<long>("select count(*) from eventstore.streams where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public async Task A_position_that_was_taken_and_given_back_is_handed_out_again()
    {
        await log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, stream));
        var late = log.AppendAsync(Accounts.Open(tenant, stream));
        await database.LockWaitersAsync(1);
        await held.RollbackAsync();
        Assert.Equal((1, 2), Place(await late.EndsAsync()));
    }

    [Fact]
    public async Task The_outcome_and_the_causes_are_kept()
    {
        await log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        var answer = """{ "number": 7 }"""u8.ToArray();
        var origin = Accounts.NewOrigin(commandId) with { CorrelationId = Guid.CreateVersion7(), CausationId = Guid.CreateVersion7() };
        var appended = await log.AppendAsync(Accounts.Open(tenant, stream).By(commandId, answer) with { Origin = origin });
        var outcome = await log.FindOutcomeAsync(tenant, commandId);
        Assert.Equal(("account.do", stream, appended), (outcome!.Command, outcome.Stream, outcome.Appended));
        Assert.Equal(["account.opened"], outcome.Events);
        Assert.Equal(answer, outcome.Answer);
        var envelope = Assert.Single(await log.ReadStreamAsync(tenant, stream).ListAsync());
        Assert.Equal((origin, Accounts.Noon, appended.RecordedAt), (envelope.Origin, envelope.EffectiveAt, envelope.RecordedAt));
    }

    // Another node has appended and not committed; this append waits for it, then it commits.
    private async Task<Task<Appended>> OvertakenAsync(Append first, Append second)
    {
        await log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var held = await HeldAppend.StartAsync(database, first);
        var late = log.AppendAsync(second);
        await database.LockWaitersAsync(1);
        Assert.StartsWith("with locked as materialized", await WaitingStatementAsync(), StringComparison.Ordinal);
        await held.CommitAsync();
        await Task.WhenAny(late).EndsAsync();
        return late;
    }

    private static Append Noted(Append append, string note) => note == "with an outcome" ? append.By(Guid.CreateVersion7()) : append;

    private static (long Version, long Position) Place(Appended appended) => (appended.Version, appended.Position);

    private Task<string> WaitingStatementAsync() => database.ScalarAsync<string>(
        "select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");

    private async Task IsGapFreeAsync(int events, int ofStream)
    {
        var all = await log.AllAsync(tenant);
        Assert.Equal(Enumerable.Range(1, events), all.Select(e => (int)e.Position));
        Assert.Equal(Enumerable.Range(1, ofStream), all.Where(e => e.Stream == stream).Select(e => (int)e.Version));
        Assert.Equal(events, await log.HeadAsync(tenant));
        Assert.Equal(ofStream, await database.ScalarAsync<long>("select version from eventstore.streams where stream_id = $1", stream.Id));
    }
}
