using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Proving;

/// <summary>The hashes that appends write, against those that the second implementation computes from what is stored.</summary>
public sealed class HashContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    [Fact]
    public async Task The_chain_of_every_stream_holds_whatever_runs_at_once()
    {
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        StreamId[] streams = [.. Enumerable.Range(0, 5).Select(_ => Accounts.NewStream())];
        var logs = new[] { database.Log, new EventLog(database.Source, Accounts.Catalog) };
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => logs[i % 2].AppendAsync(Accounts.Of(
            tenant, streams[i % 5], ExpectedVersion.Any, [.. Enumerable.Range(0, (i % 3) + 1).Select(n => new AccountEvent.Deposited(n, "note \u00e9\u4e2d"))]))));
        Assert.Equal(1 + 399, await Chains.HoldAsync(database, tenant));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_form_of_the_statement_for_one_event_goes_on_with_the_chain(bool noted)
    {
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        var (stream, other) = (Accounts.NewStream(), Accounts.NewStream());
        await AppendAsync(Accounts.Open(tenant, stream), noted);
        await AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)), noted);
        await AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any), noted);
        await AppendAsync(Accounts.Deposit(tenant, other, ExpectedVersion.Any), noted);
        Assert.Equal(5, await Chains.HoldAsync(database, tenant));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task An_append_that_waited_for_another_goes_on_with_what_that_one_wrote(int expected)
    {
        var stream = Accounts.NewStream();
        var log = new EventLog(database.Source, Accounts.Catalog);
        await log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        await using var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, stream));
        var late = log.AppendAsync(Accounts.Deposit(tenant, stream, expected < 0 ? ExpectedVersion.Any : ExpectedVersion.Exactly(expected)));
        await database.LockWaitersAsync(1);
        await held.CommitAsync();
        Assert.Equal(2, (await late).Version);
        Assert.Equal(3, await Chains.HoldAsync(database, tenant));
    }

    [Fact]
    public async Task An_append_with_claims_and_one_inside_a_transaction_are_hashed_too()
    {
        var stream = Accounts.NewStream();
        await database.Log.AppendAsync(Accounts.Open(tenant, stream) with { Claims = [Claim.Unique("owner", "Ada")] });
        await using (var held = await HeldAppend.StartAsync(
            database, Accounts.Of(tenant, stream, ExpectedVersion.Any, new AccountEvent.Deposited(1), new AccountEvent.Deposited(2))))
            await held.CommitAsync();
        Assert.Equal(3, await Chains.HoldAsync(database, tenant));
    }

    [Fact]
    public async Task What_an_earlier_release_appends_is_hashed_too()
    {
        var stream = Accounts.NewStream();
        await database.Log.AppendAsync(Accounts.Open(tenant, stream));
        await database.ExecuteAsync(
            """
            insert into eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command, command_id)
            select $1, 1 + n, $2, $3, 1 + n, 'account.deposited', 1, '{"amount":1}', now(), now(), 'clerk/k1', 'account.do', gen_random_uuid() from generate_series(1, 3) n
            """,
            tenant.Value, stream.Type, stream.Id);
        Assert.Equal(4, await Chains.HoldAsync(database, tenant));
    }

    [Fact]
    public async Task Every_part_of_an_event_goes_into_its_hash()
    {
        var correlated = Accounts.NewOrigin() with { CorrelationId = Guid.CreateVersion7(), CausationId = Guid.CreateVersion7() };
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()) with { Origin = correlated });
        var stored = await database.StoredAsync(tenant);
        var e = Assert.Single(stored);
        StoredEntry[] changed =
        [
            e with { Tenant = Accounts.NewTenant() }, e with { Stream = e.Stream with { Type = "accounts" } }, e with { Stream = e.Stream with { Id = Guid.Empty } },
            e with { Version = 2 }, e with { Position = 2 }, e with { Name = "account.closed" }, e with { NameVersion = 2 }, e with { RecordedAt = e.RecordedAt + 1 },
            e with { EffectiveAt = e.EffectiveAt - 1 }, e with { Actor = "clerk/k2" }, e with { Command = "account.dos" }, e with { CommandId = Guid.Empty },
            e with { CorrelationId = Guid.Empty }, e with { CausationId = Guid.Empty }, e with { Body = "{}"u8.ToArray() },
            e with { Name = e.Name + "k", Actor = e.Actor[1..] },
        ];
        Assert.Equal(e.Hash, EventDigest.Of(e, default));
        Assert.All(changed, c => Assert.NotEqual(e.Hash, EventDigest.Of(c, default)));
        Assert.NotEqual(e.Hash, EventDigest.Of(e, e.Hash));
    }

    [Fact]
    public async Task A_log_may_be_made_without_hashes_to_measure_what_they_cost()
    {
        var log = new EventLog(database.Source, Accounts.Catalog, options: new AppendOptions { Hashes = false });
        var stream = Accounts.NewStream();
        await log.AppendAsync(Accounts.Open(tenant, stream));
        await log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Exactly(1)));
        await log.AppendAsync(Accounts.Deposit(tenant, stream, ExpectedVersion.Any));
        await log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        Assert.All(await log.AllAsync(tenant), e => Assert.Equal(default, e.Hash));
    }

    private Task<Appended> AppendAsync(Append append, bool noted) =>
        database.Log.AppendAsync(noted ? append.By(Guid.CreateVersion7()) : append);
}
