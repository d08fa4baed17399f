using System.Collections.Concurrent;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Projecting;
using Npgsql;

namespace FieldServices.EventStore.Following;

/// <summary>What a follower does with events of a tenant, in the order of the log and within its transaction.</summary>
/// <param name="transaction">Holds the checkpoint's lock; what is written in it is committed together with the checkpoint.</param>
/// <param name="tenant">The owner of the events.</param>
/// <param name="events">At least one event.</param>
/// <param name="cancellationToken">Gives up; the same events come again.</param>
/// <returns>What to do after the commit; null for nothing. It must not throw.</returns>
public delegate Task<Action?> EventHandling(
    NpgsqlTransaction transaction, TenantId tenant, IReadOnlyList<Envelope> events, CancellationToken cancellationToken);

/// <summary>
/// Follows the logs of all tenants from a checkpoint on: every event is handled once, in the order of its tenant's log, by whichever node
/// holds the lock on the checkpoint, and is committed together with it. An event that cannot be read or handled parks its
/// stream, like in views; the rest flows.
/// </summary>
public sealed class LogFollower : ILogConsumer
{
    private readonly NpgsqlDataSource database;
    private readonly EventHandling handle;
    private readonly ProjectionOptions options;
    private readonly PageReader pages;
    private readonly ConcurrentDictionary<TenantId, (int Size, long Position)> places = new();

    /// <summary>Declares a follower; nothing runs before a <see cref="FollowerRunner"/> does.</summary>
    /// <param name="database">The database of the logs.</param>
    /// <param name="catalog">How events are read.</param>
    /// <param name="name">Names the checkpoints; never changes.</param>
    /// <param name="events">The events that it is told; others only move the checkpoint.</param>
    /// <param name="handle">What to do with them.</param>
    /// <param name="options">How to run.</param>
    public LogFollower(
        NpgsqlDataSource database, EventCatalog catalog, string name, IReadOnlyList<Type> events, EventHandling handle, ProjectionOptions options)
    {
        (Name, this.database, this.handle, this.options) = (name, database, handle, options);
        pages = new PageReader(catalog, events, name, name);
    }

    /// <summary>Names the checkpoints.</summary>
    public string Name { get; }

    string ILogConsumer.Checkpoints => Name;

    /// <summary>Returns when everything that a tenant's log has now is handled, by whichever node.</summary>
    public async Task CatchUpAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                if ((await AdvanceAsync(tenant, wait: true, cancellationToken)).CaughtUp)
                    return;
            }
            catch (Exception e) when (Failure.IsOfThePage(e))
            {
                await ((ILogConsumer)this).CornerAsync(tenant, e, cancellationToken);
            }
        }
    }

    Task<Advance> ILogConsumer.AdvanceAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UnlessMovedAsync(() => AdvanceAsync(tenant, wait: false, cancellationToken), new Advance(0, 0, 0) { Stopped = true });

    async Task ILogConsumer.CornerAsync(TenantId tenant, Exception error, CancellationToken cancellationToken)
    {
        var (size, position) = places[tenant];
        if (size > 1)
            places[tenant] = (size / 2, position);
        else
            await Parking.ParkNextAsync(database, Name, tenant, position, error, options, cancellationToken);
    }

    Task<bool> ILogConsumer.RetryAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken) =>
        UnlessMovedAsync(() => RetryAsync(tenant, stream, cancellationToken), false);

    // It goes on where the tenant is, from the same checkpoint.
    private static async Task<T> UnlessMovedAsync<T>(Func<Task<T>> act, T moved)
    {
        try
        {
            return await act();
        }
        catch (TenantMovedException)
        {
            return moved;
        }
    }

    private async Task<bool> RetryAsync(TenantId tenant, StreamId stream, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await Checkpoint.LockAsync(connection, Name, tenant, wait: true, options.LongestSilence, cancellationToken) is not { } checkpoint
            || await Parking.ReleaseAsync(connection, Name, tenant, stream, byHand: false, cancellationToken) is not { } version)
            return false;
        var events = await pages.ReadStreamAsync(connection, tenant, stream, version, checkpoint.Position, cancellationToken);
        var after = events.Count > 0 ? await handle(transaction, tenant, events, cancellationToken) : null;
        await transaction.CommitAsync(cancellationToken);
        after?.Invoke();
        return true;
    }

    private async Task<Advance> AdvanceAsync(TenantId tenant, bool wait, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var checkpoint = await Checkpoint.LockAsync(connection, Name, tenant, wait, options.LongestSilence, cancellationToken);
        if (checkpoint is null or { Stopped: true })
            return new Advance(0, 0, 0) { Stopped = checkpoint is not null };
        var size = places.TryGetValue(tenant, out var place) ? place.Size : options.PageSize;
        places[tenant] = (size, checkpoint.Position);
        var page = await pages.ReadAsync(connection, tenant, checkpoint.Position, size, cancellationToken);
        if (page.To > page.From)
        {
            var after = page.Events.Count > 0 ? await handle(transaction, tenant, page.Events, cancellationToken) : null;
            await using (var move = new NpgsqlBatch(connection) { BatchCommands = { Checkpoint.Move(Name, tenant, page.To) } })
                await move.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            after?.Invoke();
        }
        places[tenant] = (Math.Min(options.PageSize, size * 2), page.To);
        return new Advance(page.From, page.To, page.Head);
    }
}
