using System.Runtime.CompilerServices;
using FieldServices.EventStore.Reading;
using Npgsql;

namespace FieldServices.EventStore.Appending;

/// <summary>
/// Compares the table of claims with what follows from the log, stream by stream, and mends it on request: needed once when claims are
/// declared for streams that exist already. Safe while appends run: a stream is mended under the lock that appends take, at the
/// version that was folded.
/// </summary>
/// <param name="database">The database of the log.</param>
public sealed class ClaimAudit(NpgsqlDataSource database)
{
    private const int PageSize = 1_000;

    private const string Page =
        "select stream_id from eventstore.streams where tenant_id = $1 and stream_type = $2 and stream_id > $3 order by stream_id limit $4";

    private readonly ClaimTable table = new(database);

    /// <summary>Tells every difference of the streams of one type, as it was found; afterwards it is mended if that was asked for and nobody else has the claim.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="streamType">The type of the streams.</param>
    /// <param name="kinds">Every kind of claim that such streams make.</param>
    /// <param name="fold">Folds a stream.</param>
    /// <param name="claimsOf">What a stream in a state holds.</param>
    /// <param name="repair">True to mend.</param>
    /// <param name="cancellationToken">Stops between two streams.</param>
    public async IAsyncEnumerable<ClaimDifference> RunAsync<TState>(
        TenantId tenant, string streamType, IReadOnlyList<string> kinds, Func<StreamId, Task<Folded<TState>>> fold,
        Func<TState, IReadOnlyList<Claim>> claimsOf, bool repair, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fold);
        ArgumentNullException.ThrowIfNull(claimsOf);
        await foreach (var stream in StreamsAsync(tenant, streamType, cancellationToken))
        {
            IReadOnlyList<ClaimDifference> differences;
            bool settled;
            do
            {
                var folded = await fold(stream);
                var claims = claimsOf(folded.State);
                differences = await table.CompareAsync(tenant, stream, kinds, claims, cancellationToken);
                settled = !repair || differences.Count == 0 || await table.RepairAsync(tenant, stream, folded.Version, kinds, claims, cancellationToken);
            }
            while (!settled);
            foreach (var difference in differences)
                yield return difference;
        }
    }

    private async IAsyncEnumerable<StreamId> StreamsAsync(TenantId tenant, string streamType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (await PageAsync(tenant, streamType, last, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var id in page)
                yield return new StreamId(streamType, id);
            last = page[^1];
        }
    }

    private async Task<List<Guid>> PageAsync(TenantId tenant, string streamType, Guid last, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Page);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = streamType });
        command.Parameters.Add(new() { Value = last });
        command.Parameters.Add(new() { Value = PageSize });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
            page.Add(reader.GetGuid(0));
        return page;
    }
}
