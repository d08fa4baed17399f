using FieldServices.EventStore.Placing;

namespace FieldServices.EventStore.Proving;

/// <summary>Proofs about a tenant's log for whoever holds a checkpoint of it. They are computed from what is stored now, and cost one round trip.</summary>
/// <param name="places">The databases.</param>
public sealed class LogProofs(Places places)
{
    /// <summary>Proves that the event at a position is in the log of a size (RFC 9162, section 2.1.3).</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="position">The event; the leaf of the tree is one less.</param>
    /// <param name="size">The size of a signed checkpoint.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hash of the event, and those that lead from its leaf to the root.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in a log of that size.</exception>
    /// <exception cref="MissingNodeException">Something that the log had is missing.</exception>
    public async Task<(Digest Event, IReadOnlyList<Digest> Path)> InclusionAsync(
        TenantId tenant, long position, long size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, size);
        var (leaf, stretches) = (position - 1, TreePaths.Inclusion(position - 1, size));
        return await places.ReadAsync(
            tenant,
            async place =>
            {
                var nodes = await TreeNodes.ReadAsync(place.Database, tenant, stretches.Prepend((leaf, position)), size, cancellationToken);
                return (nodes.EventOf(leaf), Roots(stretches, nodes));
            },
            cancellationToken);
    }

    /// <summary>Proves that the log of a size begins with all of the log of a smaller size (RFC 9162, section 2.1.4).</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="from">The smaller size, at least 1.</param>
    /// <param name="to">The greater size.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The hashes of the proof; none when the sizes are the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first size is greater than the second, or less than 1.</exception>
    /// <exception cref="MissingNodeException">Something that the log had is missing.</exception>
    public async Task<IReadOnlyList<Digest>> ConsistencyAsync(TenantId tenant, long from, long to, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        var stretches = TreePaths.Consistency(from, to);
        return await places.ReadAsync(
            tenant, async place => Roots(stretches, await TreeNodes.ReadAsync(place.Database, tenant, stretches, to, cancellationToken)), cancellationToken);
    }

    private static List<Digest> Roots(IReadOnlyList<(long Start, long End)> stretches, TreeNodes nodes) =>
        [.. stretches.Select(s => TreePaths.Root(s.Start, s.End, nodes.Of))];
}
