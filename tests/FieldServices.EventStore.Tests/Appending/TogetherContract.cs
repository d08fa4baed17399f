using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Appending;

/// <summary>Several streams are appended to together, or none of them.</summary>
public sealed class TogetherContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();

    private EventLog Log => database.Log;

    [Fact]
    public async Task They_stand_one_after_the_other_in_the_log()
    {
        var (first, second) = (Accounts.NewStream(), Accounts.NewStream());
        var appended = await Log.AppendTogetherAsync([Accounts.Open(tenant, first), Accounts.Open(tenant, second)]);

        Assert.Equal([(1L, 1L), (1L, 2L)], appended.Select(a => (a.Version, a.Position)));
        Assert.Equal(2, await Log.HeadAsync(tenant));
    }

    [Fact]
    public async Task When_one_is_refused_nothing_of_the_others_is_written()
    {
        var (slot, holder, first, late) = (Claim.Unique("van", "7"), Accounts.NewStream(), Accounts.NewStream(), Accounts.NewStream());
        await Log.AppendAsync(Accounts.Open(tenant, holder) with { Claims = [slot] });

        var taken = await Assert.ThrowsAsync<ClaimTakenException>(
            () => Log.AppendTogetherAsync([Accounts.Open(tenant, first) with { Claims = [Claim.Unique("van", "8")] }, Accounts.Open(tenant, late) with { Claims = [slot] }]));
        Assert.Equal((holder, late), (taken.Holder, taken.Claimant));
        await Assert.ThrowsAsync<ConcurrencyException>(
            () => Log.AppendTogetherAsync([Accounts.Open(tenant, first), Accounts.Deposit(tenant, holder, ExpectedVersion.After(5))]));

        Assert.Equal(1, await Log.HeadAsync(tenant));
        await Log.AppendAsync(Accounts.Open(tenant, late) with { Claims = [Claim.Unique("van", "8")] });
    }

    [Fact]
    public async Task A_later_one_may_claim_what_an_earlier_one_releases()
    {
        var (slot, first, second) = (Claim.During("slot", "van-7", Accounts.Noon, Accounts.Noon.AddHours(2)), Accounts.NewStream(), Accounts.NewStream());
        await Log.AppendTogetherAsync([Accounts.Open(tenant, first) with { Claims = [slot] }, Accounts.Open(tenant, second)]);

        await Log.AppendTogetherAsync(
        [
            Accounts.Deposit(tenant, first, ExpectedVersion.After(1)) with { Releases = [slot] },
            Accounts.Deposit(tenant, second, ExpectedVersion.After(1)) with { Claims = [slot] },
        ]);

        Assert.Equal(second, (await Assert.ThrowsAsync<ClaimTakenException>(() => Log.CheckClaimsAsync(tenant, first, [slot]))).Holder);
    }

    [Fact]
    public async Task Of_many_wholes_that_overlap_one_wins_all_of_it()
    {
        Claim[] vans = [.. Enumerable.Range(0, 6).Select(i => Claim.Unique("van", $"{i}"))];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                // Forwards and backwards, so that two of them meet in the middle.
                var mine = i % 2 == 0 ? vans : [.. vans.Reverse()];
                await Log.AppendTogetherAsync([.. mine.Select(v => Accounts.Open(tenant, Accounts.NewStream()) with { Claims = [v] })]);
                return true;
            }
            catch (ClaimTakenException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, won => won);
        Assert.Equal(6, await Log.HeadAsync(tenant));
    }
}
