using System.Collections.Concurrent;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Carries one view of one tenant forward by a page of the log, in one transaction.</summary>
internal sealed class ViewBatch(NpgsqlDataSource database, EventCatalog catalog, ViewTable table, ProjectionOptions options) : ILogConsumer
{
    // Invariant: rows and checkpoint commit together, so a page that a crash of the server takes back is folded again. Nothing else
    // depends on it, and its commit need not wait for the disk.
    // Held by: CrashTests.The_server_survives_a_restart_of_the_database_under_load
    private const string WithoutWaiting = "set local synchronous_commit = off";

    private readonly PageReader pages = new(catalog, table.View.Events, table.View.Table, table.Checkpoints);
    private readonly ViewFold fold = new(table, new(catalog, table.View.Events, table.View.Table, table.Checkpoints), options);
    private readonly ConcurrentDictionary<TenantId, ViewMemory> memories = new();

    public ViewTable Table => table;

    string ILogConsumer.Name => table.View.Name;

    string ILogConsumer.Checkpoints => table.Checkpoints;

    Task<bool> ILogConsumer.RetryAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken) =>
        new ParkedFold(database, catalog, table, options).RetryAsync(tenant, stream, byHand: false, cancellationToken);

    Task<Advance> ILogConsumer.AdvanceAsync(TenantId tenant, CancellationToken cancellationToken) => AdvanceAsync(tenant, cancellationToken);

    /// <summary>Folds the next page, at most up to a position; does nothing when another runner is at it.</summary>
    public async Task<Advance> AdvanceAsync(TenantId tenant, CancellationToken cancellationToken, long upTo = long.MaxValue)
    {
        var memory = memories.GetOrAdd(tenant, _ => new ViewMemory { Size = options.PageSize });
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var checkpoint = await Checkpoint.LockAsync(connection, table.Checkpoints, tenant, wait: false, options.LongestSilence, cancellationToken);
            if (checkpoint is null or { Stopped: true })
                return new Advance(0, 0, 0) { Stopped = checkpoint is not null };
            memory.Check(checkpoint);
            memory.Position = checkpoint.Position;
            var page = await PageAsync(connection, tenant, memory, checkpoint.Position, upTo, cancellationToken);
            if (page.To > page.From)
            {
                ReadAhead(tenant, memory, page);
                var rows = await WriteAsync(connection, tenant, page, memory.Rows, checkpoint, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                memory.Remember(rows, checkpoint, page.To, options.RowsRemembered);
            }
            memory.Size = Math.Min(options.PageSize, memory.Size * 2);
            return new Advance(page.From, page.To, page.Head) { WasReadAhead = page.IsAhead };
        }
        catch
        {
            memory.Forget();
            throw;
        }
    }

    /// <summary>
    /// After an error of the page itself: makes the next page smaller, and once it is a single event, parks that event's stream.
    /// </summary>
    public async Task CornerAsync(TenantId tenant, Exception error, CancellationToken cancellationToken)
    {
        var memory = memories[tenant];
        if (memory.Size > 1)
            memory.Size /= 2;
        else
            await Parking.ParkNextAsync(database, table.Checkpoints, tenant, memory.Position, error, options, cancellationToken);
    }

    private async Task<Page> PageAsync(NpgsqlConnection connection, TenantId tenant, ViewMemory memory, long from, long upTo, CancellationToken cancellationToken)
    {
        if (memory.Ahead is { } ahead)
        {
            if (await ahead.NextAsync(from, upTo, cancellationToken) is { } page)
                return page;
            memory.DropAhead();
        }
        return await pages.ReadAsync(connection, tenant, from, (int)Math.Min(memory.Size, upTo - from), cancellationToken);
    }

    // Not while an event that cannot be folded is being cornered: its pages become smaller from one to the next.
    private void ReadAhead(TenantId tenant, ViewMemory memory, Page page)
    {
        if (memory.Ahead is null && page.To < page.Head && memory.Size == options.PageSize)
            memory.Ahead = PagesAhead.Start(database, pages, tenant, page.To, options.PageSize);
    }

    private async Task<Dictionary<object, RowState>> WriteAsync(
        NpgsqlConnection connection, TenantId tenant, Page page, Dictionary<object, RowState> known, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var keepsHistory = checkpoint.KeepsHistory(table.View);
        await using var batch = new NpgsqlBatch(connection);
        var rows = page.Events.Count == 0
            ? []
            : await fold.FoldAsync(batch, tenant, page.Events, known, new FoldOptions(checkpoint, keepsHistory, Late: false), cancellationToken);
        batch.BatchCommands.Add(Checkpoint.Move(table.Checkpoints, tenant, page.To, keepsHistory));
        batch.BatchCommands.Add(new(WithoutWaiting));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return rows;
    }
}
