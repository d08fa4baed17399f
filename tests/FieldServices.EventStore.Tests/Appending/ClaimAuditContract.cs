using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Reading;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Appending;

/// <summary>Claims that were declared after the streams had been written, or that a mishap has changed.</summary>
public sealed class ClaimAuditContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly ClaimAudit audit = new(database.Source);

    [Fact]
    public async Task Missing_claims_are_found_and_mended_and_then_hold()
    {
        var ada = await OpenAsync("Ada");
        Assert.Equal([new ClaimDifference(ada, "owner", Held: false, Holder: null)], await RunAsync(repair: false));
        await database.Log.CheckClaimsAsync(tenant, Accounts.NewStream(), [Claim.Unique("owner", "Ada")]);
        Assert.Single(await RunAsync(repair: true));
        Assert.Empty(await RunAsync(repair: false));
        Assert.Equal(ada, (await Assert.ThrowsAsync<ClaimTakenException>(() => OpenAsync("Ada", claims: true))).Holder);
    }

    [Fact]
    public async Task A_claim_without_a_reason_is_taken_back_and_those_of_other_kinds_stay()
    {
        var ada = await OpenAsync("Ada", claims: true);
        await database.Log.AppendAsync(Accounts.Deposit(tenant, ada, ExpectedVersion.Any) with { Claims = [Claim.Unique("owner", "Bob"), Claim.Unique("number", "1")] });
        Assert.Equal([new ClaimDifference(ada, "owner", Held: true, Holder: null)], await RunAsync(repair: true));
        await OpenAsync("Bob", claims: true);
        await Assert.ThrowsAsync<ClaimTakenException>(() => database.Log.CheckClaimsAsync(tenant, Accounts.NewStream(), [Claim.Unique("number", "1")]));
    }

    [Fact]
    public async Task What_two_streams_should_hold_goes_to_one_and_the_other_is_told()
    {
        StreamId[] both = [await OpenAsync("Ada"), await OpenAsync("Ada")];
        await RunAsync(repair: true);
        var left = Assert.Single(await RunAsync(repair: true));
        Assert.Equal(both.Order(Comparer<StreamId>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))), [left.Holder!.Value, left.Stream]);
    }

    [Fact]
    public async Task A_stream_that_changes_while_it_is_mended_is_looked_at_again()
    {
        var ada = await OpenAsync("Ada");
        await using var held = await HeldAppend.StartAsync(database, Accounts.Of(tenant, ada, ExpectedVersion.Any, new AccountEvent.Opened("Bob")));
        var run = RunAsync(repair: true);
        await database.LockWaitersAsync(1);
        await held.CommitAsync();
        Assert.Single(await run);
        await OpenAsync("Ada", claims: true);
        await Assert.ThrowsAsync<ClaimTakenException>(() => OpenAsync("Bob", claims: true));
    }

    [Fact]
    public async Task A_look_at_claims_sees_those_of_others_and_not_ones_own()
    {
        var slot = Claim.During("slot", "van-7", Accounts.Noon, Accounts.Noon.AddHours(2));
        var ada = await OpenAsync("Ada");
        await database.Log.AppendAsync(Accounts.Deposit(tenant, ada, ExpectedVersion.Any) with { Claims = [slot] });
        var later = Claim.During("slot", "van-7", Accounts.Noon.AddHours(1), Accounts.Noon.AddHours(3));
        await database.Log.CheckClaimsAsync(tenant, ada, [later]);
        var taken = await Assert.ThrowsAsync<ClaimTakenException>(() => database.Log.CheckClaimsAsync(tenant, Accounts.NewStream(), [Claim.Unique("other", "x"), later]));
        Assert.Equal(("slot", ada), (taken.Kind, taken.Holder));
        await database.Log.CheckClaimsAsync(Accounts.NewTenant(), Accounts.NewStream(), [later]);
    }

    [Fact]
    public void The_difference_of_two_states_leaves_alone_what_both_hold()
    {
        var (a, b, c) = (Claim.Unique("k", "a"), Claim.Unique("k", "b"), Claim.Unique("k", "c"));
        var changes = ClaimChanges.Between([a, b], [b, c]);
        Assert.Equal([c], changes.Claims);
        Assert.Equal([a], changes.Releases);
        Assert.Same(ClaimChanges.None, ClaimChanges.Between([], []));
    }

    private static IReadOnlyList<Claim> ClaimsOf(Account account) => account.Owner is { } owner ? [Claim.Unique("owner", owner)] : [];

    private async Task<StreamId> OpenAsync(string owner, bool claims = false)
    {
        var stream = Accounts.NewStream();
        await database.Log.AppendAsync(
            Accounts.Of(tenant, stream, ExpectedVersion.New, new AccountEvent.Opened(owner)) with { Claims = claims ? [Claim.Unique("owner", owner)] : [] });
        return stream;
    }

    private Task<List<ClaimDifference>> RunAsync(bool repair) => audit.RunAsync(
        tenant, "account", ["owner"], stream => database.Log.FoldAsync(tenant, stream, Account.Initial, Account.Evolve), ClaimsOf, repair).ListAsync();
}
