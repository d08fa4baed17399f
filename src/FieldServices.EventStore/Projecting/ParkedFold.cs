using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Folds what parked streams of a view have missed. Its transactions hold the checkpoint's lock, as those of pages do.</summary>
internal sealed class ParkedFold(NpgsqlDataSource database, EventCatalog catalog, ViewTable table, ProjectionOptions options)
{
    private readonly PageReader pages = new(catalog, table.View.Events, table.View.Table, table.Checkpoints);
    private readonly ViewFold fold = new(table, new(catalog, table.View.Events, table.View.Table, table.Checkpoints), options);

    /// <summary>
    /// Folds everything that a stream has missed, in one transaction, and lets it flow again. When that fails, its events are folded one by
    /// one, so that it stays parked at the very event that cannot be folded.
    /// </summary>
    /// <returns>False when the stream is not parked, or is so by hand and this is no retry by hand.</returns>
    public async Task<bool> RetryAsync(TenantId tenant, StreamId stream, bool byHand, CancellationToken cancellationToken)
    {
        try
        {
            return await ReleaseAsync(tenant, stream, byHand, cancellationToken);
        }
        catch (Exception e) when (Failure.IsOfThePage(e))
        {
            while (await NextAsync(tenant, stream, byHand, cancellationToken))
            {
            }
            throw;
        }
    }

    private async Task<bool> ReleaseAsync(TenantId tenant, StreamId stream, bool byHand, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var checkpoint = await Checkpoint.WaitAsync(connection, table.Checkpoints, tenant, options.LongestSilence, cancellationToken);
        if (await Parking.ReleaseAsync(connection, table.Checkpoints, tenant, stream, byHand, cancellationToken) is not { } version)
            return false;
        var events = await pages.ReadStreamAsync(connection, tenant, stream, version, checkpoint.Position, cancellationToken);
        await WriteAsync(connection, tenant, events, checkpoint, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    // False when the first event that waits cannot be folded, or none waits any more.
    private async Task<bool> NextAsync(TenantId tenant, StreamId stream, bool byHand, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var checkpoint = await Checkpoint.WaitAsync(connection, table.Checkpoints, tenant, options.LongestSilence, cancellationToken);
        if (await Parking.FirstWaitingAsync(connection, table.Checkpoints, tenant, stream, checkpoint.Position, byHand, cancellationToken) is not var (version, position))
            return false;
        await using (var mark = new NpgsqlBatch(connection) { BatchCommands = { Parking.Mark(table.Checkpoints, tenant, stream, version, position) } })
            await mark.ExecuteNonQueryAsync(cancellationToken);
        await transaction.SaveAsync("marked", cancellationToken);
        var folded = await TryFoldAsync(connection, tenant, stream, (version, position), checkpoint, cancellationToken);
        if (!folded)
            await transaction.RollbackAsync("marked", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return folded;
    }

    private async Task<bool> TryFoldAsync(
        NpgsqlConnection connection, TenantId tenant, StreamId stream, (long Version, long Position) at, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            var events = await pages.ReadStreamAsync(connection, tenant, stream, at.Version, at.Position, cancellationToken);
            await WriteAsync(connection, tenant, events, checkpoint, cancellationToken);
            await using var mark = new NpgsqlBatch(connection) { BatchCommands = { Parking.Mark(table.Checkpoints, tenant, stream, at.Version + 1, at.Position) } };
            await mark.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (Failure.IsOfThePage(e))
        {
            return false;
        }
    }

    private async Task WriteAsync(
        NpgsqlConnection connection, TenantId tenant, List<Envelope> events, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var keepsHistory = checkpoint.KeepsHistory(table.View);
        await using var batch = new NpgsqlBatch(connection);
        if (events.Count > 0)
            await fold.FoldAsync(batch, tenant, events, [], new FoldOptions(checkpoint, keepsHistory, Late: true), cancellationToken);
        batch.BatchCommands.Add(Checkpoint.Move(table.Checkpoints, tenant, checkpoint.Position, keepsHistory));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
