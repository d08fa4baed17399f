using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;
using Npgsql;

namespace FieldServices.EventStore.Tests.Appending;

public sealed class ClaimContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly Claim Slot = Claim.During("slot", "van-7", Accounts.Noon, Accounts.Noon.AddHours(2));
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId holder = Accounts.NewStream();

    private EventLog Log => database.Log;

    [Fact]
    public async Task A_unique_key_is_claimed_once_and_the_refusal_names_its_holder()
    {
        await Log.AppendAsync(Claiming(holder, Claim.Unique("email", "ada@example.org")));
        var error = await Assert.ThrowsAsync<ClaimTakenException>(() => Log.AppendAsync(Claiming(Accounts.NewStream(), Claim.Unique("email", "ada@example.org"))));
        Assert.Equal(("email", "ada@example.org", holder, "SS004"), (error.Kind, error.Key, error.Holder, error.SqlState));
        Assert.DoesNotContain("ada", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Log.HeadAsync(tenant));
        await Log.AppendAsync(Claiming(Accounts.NewStream(), Claim.Unique("phone", "ada@example.org")));
        await Log.AppendAsync(Claiming(Accounts.NewStream(), Claim.Unique("email", "Ada@example.org")));
    }

    [Theory]
    [InlineData(-2, 0, false)]
    [InlineData(-1, 1, true)]
    [InlineData(0, 2, true)]
    [InlineData(0.5, 1, true)]
    [InlineData(-1, 3, true)]
    [InlineData(2, 3, false)]
    public async Task Spans_conflict_when_they_overlap_and_not_when_they_touch(double from, double until, bool conflict)
    {
        await Log.AppendAsync(Claiming(holder, Slot));
        var late = Claiming(Accounts.NewStream(), Claim.During("slot", "van-7", Accounts.Noon.AddHours(from), Accounts.Noon.AddHours(until).ToOffset(TimeSpan.FromHours(3))));
        if (conflict)
            Assert.Equal(holder, (await Assert.ThrowsAsync<ClaimTakenException>(() => Log.AppendAsync(late))).Holder);
        else
            Assert.Equal(2, (await Log.AppendAsync(late)).Position);
    }

    [Fact]
    public async Task Of_many_claims_of_one_slot_exactly_one_wins()
    {
        EventLog[] nodes = [.. Enumerable.Range(0, 4).Select(_ => new EventLog(database.Source, Accounts.Catalog))];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async i =>
        {
            try
            {
                await nodes[i % nodes.Length].AppendAsync(Claiming(Accounts.NewStream(), Slot));
                return true;
            }
            catch (ClaimTakenException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, won => won);
        Assert.Equal(1, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task Of_two_claims_the_one_that_waited_for_the_other_is_refused()
    {
        await using var held = await HeldAppend.StartAsync(database, Claiming(holder, Slot));
        var late = Log.AppendAsync(Claiming(Accounts.NewStream(), Slot));
        await database.LockWaitersAsync(1);
        await held.CommitAsync();
        Assert.Equal(holder, (await Assert.ThrowsAsync<ClaimTakenException>(() => late.EndsAsync())).Holder);
    }

    [Fact]
    public async Task A_released_claim_is_free_for_others()
    {
        await Log.AppendAsync(Claiming(holder, Slot));
        await Log.AppendAsync(Accounts.Deposit(tenant, holder, ExpectedVersion.Any) with { Releases = [Slot] });
        await Log.AppendAsync(Claiming(Accounts.NewStream(), Slot));
    }

    [Fact]
    public async Task A_claim_is_moved_in_one_append_even_onto_a_part_of_itself()
    {
        var later = Claim.During("slot", "van-7", Accounts.Noon.AddHours(1), Accounts.Noon.AddHours(3));
        await Log.AppendAsync(Claiming(holder, Slot));
        await Log.AppendAsync(Accounts.Deposit(tenant, holder, ExpectedVersion.Any) with { Claims = [later], Releases = [Slot] });
        await Assert.ThrowsAsync<ClaimTakenException>(() => Log.AppendAsync(Claiming(Accounts.NewStream(), later)));
        await Log.AppendAsync(Claiming(Accounts.NewStream(), Claim.During("slot", "van-7", Accounts.Noon, Accounts.Noon.AddHours(1))));
    }

    [Fact]
    public async Task A_release_without_ends_gives_up_every_span_of_the_key_and_only_ones_own()
    {
        var (morning, evening) = (Slot, Claim.During("slot", "van-7", Accounts.Noon.AddHours(5), Accounts.Noon.AddHours(6)));
        var (foreign, other) = (Claim.During("slot", "van-7", Accounts.Noon.AddHours(8), Accounts.Noon.AddHours(9)), Accounts.NewStream());
        await Log.AppendAsync(Claiming(holder, morning, evening));
        await Log.AppendAsync(Claiming(other, foreign));
        await Log.AppendAsync(Accounts.Deposit(tenant, holder, ExpectedVersion.Any) with { Releases = [Claim.Unique("slot", "van-7")] });
        await Log.AppendAsync(Claiming(Accounts.NewStream(), morning, evening));
        Assert.Equal(other, (await Assert.ThrowsAsync<ClaimTakenException>(() => Log.AppendAsync(Claiming(Accounts.NewStream(), foreign)))).Holder);
    }

    [Fact]
    public async Task An_append_that_is_refused_for_another_reason_claims_and_releases_nothing()
    {
        await Log.AppendAsync(Claiming(holder, Slot));
        var stale = Accounts.Deposit(tenant, holder, ExpectedVersion.Exactly(9)) with { Releases = [Slot], Claims = [Claim.Unique("email", "a")] };
        await Assert.ThrowsAsync<ConcurrencyException>(() => Log.AppendAsync(stale));
        await Assert.ThrowsAsync<ClaimTakenException>(() => Log.AppendAsync(Claiming(Accounts.NewStream(), Slot)));
        await Log.AppendAsync(Claiming(Accounts.NewStream(), Claim.Unique("email", "a")));
    }

    [Fact]
    public async Task Claims_of_two_tenants_never_conflict()
    {
        await Log.AppendAsync(Claiming(holder, Slot));
        await Log.AppendAsync(Claiming(holder, Slot) with { Tenant = Accounts.NewTenant() });
    }

    [Fact]
    public async Task The_table_itself_refuses_what_overlaps()
    {
        await Log.AppendAsync(Claiming(holder, Slot));
        var error = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(
            "insert into eventstore.claims select tenant_id, kind, key, '(,)', stream_type, $2 from eventstore.claims where tenant_id = $1",
            tenant.Value, Guid.CreateVersion7()));
        Assert.Equal(PostgresErrorCodes.ExclusionViolation, error.SqlState);
    }

    [Fact]
    public void A_span_ends_after_it_begins() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Claim.During("slot", "van-7", Accounts.Noon, Accounts.Noon));

    [Fact]
    public async Task What_is_claimed_within_a_span_is_told_with_its_holder_and_what_only_touches_it_is_not()
    {
        Claim At(string key, double from, double until) => Claim.During("slot", key, Accounts.Noon.AddHours(from), Accounts.Noon.AddHours(until));
        var other = Accounts.NewStream();
        await Log.AppendAsync(Claiming(holder, At("van-7", 0, 1), At("van-7", 2, 3), At("van-8", 0, 1)));
        await Log.AppendAsync(Claiming(other, At("van-7", 3, 4)));

        Assert.Equal(
            [new HeldClaim(At("van-7", 2, 3), holder), new HeldClaim(At("van-7", 3, 4), other)],
            await Log.ClaimsAsync(tenant, "slot", ["van-7", "van-9"], Accounts.Noon.AddHours(1), Accounts.Noon.AddHours(3.5)));
        Assert.Empty(await Log.ClaimsAsync(Accounts.NewTenant(), "slot", ["van-7"], Accounts.Noon, Accounts.Noon.AddHours(4)));
        Assert.Equal(new[] { holder, other }.OrderBy(s => s.Id.ToString(), StringComparer.Ordinal), await Log.StreamsAsync(tenant, "account", 10));
        Assert.Single(await Log.StreamsAsync(tenant, "account", 1));
    }

    private Append Claiming(StreamId stream, params Claim[] claims) => Accounts.Open(tenant, stream) with { Claims = claims };
}
