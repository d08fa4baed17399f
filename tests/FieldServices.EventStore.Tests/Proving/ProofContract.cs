using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Proving;

public sealed class ProofContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    [Fact]
    public void A_tree_that_grew_leaf_by_leaf_is_that_of_the_specification()
    {
        var (tree, leaves) = (new TreeBuilder(), new List<Digest>());
        for (var n = 0; n < 70; n++)
        {
            Assert.Equal(Rfc9162.Root(leaves), tree.Root);
            leaves.Add(MerkleHash.Leaf(new Digest([.. Enumerable.Repeat((byte)n, Digest.Size)])));
            tree.Add(leaves[^1]);
        }
    }

    [Fact]
    public async Task Every_event_is_proved_to_be_in_the_log_of_every_size_behind_it()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(700);
        await ledger.SignAsync();
        var (proofs, hashes) = (new LogProofs(ledger.Places), await ledger.HashesAsync());
        foreach (var size in new[] { 1, 2, 3, 255, 256, 257, 511, 512, 513, 700 })
        {
            var root = Rfc9162.Root(hashes[..size]);
            foreach (var position in new[] { 1, 2, 17, 255, 256, 257, 512, 513, 699, size }.Where(p => p <= size))
            {
                var (e, path) = await proofs.InclusionAsync(ledger.Tenant, position, size);
                Assert.Equal(hashes[position - 1], e);
                Assert.True(Rfc9162.IsIncluded(position - 1, size, e, path, root), $"{position} of {size}");
                Assert.False(Rfc9162.IsIncluded(position - 1, size, default, path, root));
            }
        }
    }

    [Fact]
    public async Task Every_size_is_proved_to_have_grown_out_of_every_smaller_one()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(600);
        await ledger.SignAsync();
        var (proofs, hashes) = (new LogProofs(ledger.Places), await ledger.HashesAsync());
        int[] sizes = [1, 2, 3, 4, 7, 128, 255, 256, 257, 300, 512, 599, 600];
        foreach (var (first, second) in sizes.SelectMany(f => sizes.Where(s => s >= f).Select(s => (f, s))))
        {
            var proof = await proofs.ConsistencyAsync(ledger.Tenant, first, second);
            Assert.True(Rfc9162.IsConsistent(first, second, Rfc9162.Root(hashes[..first]), Rfc9162.Root(hashes[..second]), proof), $"{first} to {second}");
        }
    }

    [Fact]
    public async Task A_log_of_more_events_than_one_node_of_the_second_level_is_proved_as_well()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(66_000);
        Assert.Equal(66_000, await ledger.SignAsync());
        var (proofs, hashes, latest) = (new LogProofs(ledger.Places), await ledger.HashesAsync(), await ledger.LatestAsync());
        foreach (var position in new[] { 1, 40_000, 65_536, 65_537, 66_000 })
        {
            var (e, path) = await proofs.InclusionAsync(ledger.Tenant, position, 66_000);
            Assert.True(Rfc9162.IsIncluded(position - 1, 66_000, e, path, latest.Root), $"{position}");
        }
        var before = new TreeBuilder();
        hashes[..50_000].ForEach(before.Add);
        var proof = await proofs.ConsistencyAsync(ledger.Tenant, 50_000, 66_000);
        Assert.True(Rfc9162.IsConsistent(50_000, 66_000, before.Root, latest.Root, proof));
        Assert.Empty(await ledger.FindingsAsync());
    }

    [Fact]
    public async Task What_is_missing_is_named_instead_of_proved()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        await ledger.SignAsync();
        var proofs = new LogProofs(ledger.Places);
        await ledger.TamperAsync("delete from eventstore.events where tenant_id = $1 and position = 7");
        var missing = await Assert.ThrowsAsync<MissingNodeException>(() => proofs.InclusionAsync(ledger.Tenant, 3, 300));
        Assert.Equal("The event at position 7 is missing.", missing.Message);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => proofs.InclusionAsync(ledger.Tenant, 301, 300));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => proofs.ConsistencyAsync(ledger.Tenant, 300, 299));
    }
}
