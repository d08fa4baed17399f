using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Appending;

public sealed class ConcurrencyContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId stream = Accounts.NewStream();

    private EventLog Log => database.Log;

    [Fact]
    public async Task A_new_stream_starts_at_version_1_for_the_first_event()
    {
        var appended = await Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.New, new AccountEvent.Opened("Ada"), new AccountEvent.Deposited(5)));
        Assert.Equal((2, 2), (appended.Version, appended.Position));
    }

    [Fact]
    public async Task A_stream_that_exists_is_not_new()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream));
        var error = await Assert.ThrowsAsync<ConcurrencyException>(() => Log.AppendAsync(Accounts.Open(tenant, stream)));
        Assert.Equal("SS001", error.SqlState);
        Assert.Equal(stream, error.Stream);
        Assert.Contains("exists already", error.Message, StringComparison.Ordinal);
        Assert.Single(await Log.AllAsync(tenant));
    }

    [Fact]
    public async Task The_exact_version_is_accepted()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream));
        var appended = await Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)));
        Assert.Equal((2, 2), (appended.Version, appended.Position));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(long.MaxValue)]
    public async Task Another_version_is_refused(long wrong)
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream));
        await Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any));
        var error = await Assert.ThrowsAsync<ConcurrencyException>(
            () => Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(wrong))));
        Assert.Equal("SS002", error.SqlState);
        Assert.Equal(ExpectedVersion.Exactly(wrong), error.Expected);
        Assert.Equal(2, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task An_exact_version_of_a_missing_stream_is_refused()
    {
        var error = await Assert.ThrowsAsync<ConcurrencyException>(
            () => Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1))));
        Assert.Equal("SS002", error.SqlState);
        Assert.Equal(0, await Log.HeadAsync(tenant));
        Assert.Empty(await Log.AllAsync(tenant));
    }

    [Fact]
    public async Task Any_version_starts_a_stream_and_goes_on_with_it()
    {
        Assert.Equal(1, (await Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any))).Version);
        Assert.Equal(2, (await Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any))).Version);
    }

    [Fact]
    public async Task The_type_is_part_of_the_identity_of_a_stream()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream));
        await Log.AppendAsync(Accounts.Open(tenant, stream with { Type = "ledger" }));
        Assert.Single(await Log.ReadStreamAsync(tenant, stream).ListAsync());
    }

    [Fact]
    public async Task Of_many_appends_on_one_version_exactly_one_wins()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            try
            {
                await Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)));
                return true;
            }
            catch (ConcurrencyException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, won => won);
        Assert.Equal(2, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task Of_two_exact_appends_the_one_that_waited_for_the_other_is_refused()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream));
        await using var held = await HeldAppend.StartAsync(database, Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)));
        var late = Log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)));
        await database.LockWaitersAsync(1);
        await held.CommitAsync();
        await Assert.ThrowsAsync<ConcurrencyException>(() => late.EndsAsync());
    }

    [Fact]
    public async Task An_append_without_events_is_a_mistake_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.Any)));

    [Fact]
    public async Task An_event_that_is_not_registered_is_a_mistake_of_the_caller()
    {
        var error = await Assert.ThrowsAsync<InvalidRegistrationException>(
            () => Log.AppendAsync(Accounts.Of(tenant, stream, ExpectedVersion.Any, new AccountEvent.Opened("Ada"), "text")));
        Assert.Contains("String is not registered", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task A_refused_append_leaves_the_callers_transaction_usable()
    {
        await Log.AppendAsync(Accounts.Open(tenant, stream));
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Assert.ThrowsAsync<ConcurrencyException>(() => Log.AppendWithinAsync(transaction, Accounts.Open(tenant, stream)));
        await Log.AppendWithinAsync(transaction, Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)));
        await transaction.CommitAsync();
        Assert.Equal(2, await Log.HeadAsync(tenant));
    }
}
