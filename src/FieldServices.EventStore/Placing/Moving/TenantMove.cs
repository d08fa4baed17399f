using System.Diagnostics;
using Npgsql;

namespace FieldServices.EventStore.Placing.Moving;

/// <summary>
/// Moves a tenant from one database to another while everybody works: its log and its other rows are copied while appends go on, the
/// last of them in a short pause, and both sides are compared before one commit decides. What was copied but not decided is taken up by
/// the next attempt, or forgotten with <see cref="TenantCopy"/>. What the tenant leaves behind stays, closed, until it is forgotten too.
/// </summary>
/// <param name="places">The databases.</param>
/// <param name="options">How to move.</param>
public sealed class TenantMove(Places places, MoveOptions options)
{
    // A pass of the tables copies what changed during the one before; more of them do not make the rest smaller.
    private const int Passes = 3;
    private const int Pauses = 3;
    private static readonly TimeSpan ShortPass = TimeSpan.FromMilliseconds(500);

    /// <summary>Moves a tenant; does nothing when it is there already, but finishes a move that was decided before.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="to">The name of the database.</param>
    /// <param name="progress">Told how many events are copied, and of how many.</param>
    /// <param name="cancellationToken">Gives up; the tenant goes on where it was.</param>
    /// <exception cref="UnknownPlaceException">There is no such database.</exception>
    /// <exception cref="MoveFailedException">It could not be moved; it goes on where it was.</exception>
    /// <exception cref="NpgsqlException">A database did not answer. Unless the move was decided already, the tenant goes on where it was.</exception>
    public async Task<Moved> RunAsync(
        TenantId tenant, string to, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancellationToken = default)
    {
        var target = places.Named(to);
        await using var claim = await MoveClaim.TakeAsync(places, tenant, cancellationToken);
        var (source, moves) = await SettleAsync(places, tenant, cancellationToken);
        if (source == target)
            return new Moved(to, to, 0, 0, TimeSpan.Zero);
        var tables = await TenantTable.SharedAsync(source, target, options, cancellationToken);
        var way = new Way(tenant, source, target, moves + 1, tables.Single(t => t.Name == LogCopy.Table), [.. tables.Where(t => !MoveOptions.Apart.Contains(t.Name))]);
        for (var attempt = 1; ; attempt++)
        {
            var copied = await CopyAsync(way, progress, cancellationToken);
            if (await DecideAsync(way, claim, copied, cancellationToken) is { } moved)
                return moved;
            if (attempt == Pauses)
                throw new MoveFailedException(
                    $"The pause would have been longer than {options.LongestPause.TotalSeconds:0.#} s. Allow a longer one, or move the tenant when it has less to do.");
        }
    }

    /// <summary>Where a tenant is, after a move that was decided but not finished has been.</summary>
    internal static async Task<(Place Place, int Moves)> SettleAsync(Places places, TenantId tenant, CancellationToken cancellationToken)
    {
        while (true)
        {
            var placement = await places.FindAsync(tenant, cancellationToken);
            var place = places.Named(placement.Place);
            if (await TenantHead.FindAsync(place.Database, tenant, cancellationToken) is not { MovedTo: { } to, Moves: var moves })
                return (place, placement.Moves);
            await places.FinishAsync(tenant, to, moves + 1, cancellationToken);
        }
    }

    // Returns the position up to which the log is the same on both sides.
    private async Task<long> CopyAsync(Way way, IProgress<(long Done, long Total)>? progress, CancellationToken cancellationToken)
    {
        var copied = 0L;
        for (var pass = 1; pass <= Passes; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            var head = (await TenantHead.FindAsync(way.From.Database, way.Tenant, cancellationToken))?.Position ?? 0;
            while (copied < head)
            {
                var upTo = Math.Min(head, copied + options.PageSize);
                await InBothAsync(way, (from, to) => LogCopy.RunAsync(way.Log, from, to, way.Tenant, (copied, upTo), cancellationToken), cancellationToken);
                copied = upTo;
                progress?.Report((copied, head));
            }
            await InBothAsync(way, async (from, to) =>
            {
                foreach (var table in way.Tables)
                    await TableCopy.RunAsync(table, from, to, way.Tenant, verify: false, cancellationToken);
                await RowNumbers.RaiseAsync(way.To, to, way.Tables, way.Tenant, cancellationToken);
            }, cancellationToken);
            if (Stopwatch.GetElapsedTime(start) < ShortPass)
                break;
        }
        return copied;
    }

    private static async Task InBothAsync(Way way, Func<Side, Side, Task> copy, CancellationToken cancellationToken)
    {
        await using var from = await Side.BeginAsync(way.From, way.Tenant, snapshot: true, cancellationToken);
        await using var to = await Side.BeginCopyAsync(way.To, way.Tenant, cancellationToken);
        await copy(from, to);
        await to.CommitAsync(cancellationToken);
    }

    // Null when the pause got too long.
    private async Task<Moved?> DecideAsync(Way way, MoveClaim claim, long copied, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await using var pause = await WritePause.BeginAsync(
                way.From, way.Tenant, options.HandedOverOf(way.Tables), options.LongestPause, cancellationToken);
            start = Stopwatch.GetTimestamp();
            await ViewsLevel.WaitAsync(way.From, way.Tenant, pause.Head, cancellationToken);
            var rows = await CopyRestAsync(way, pause, copied, cancellationToken);
            await claim.RequireAsync(cancellationToken);
            if (Stopwatch.GetElapsedTime(start) > options.LongestPause)
                return null;
            await LeaveAsync(way, pause, cancellationToken);
            var length = Stopwatch.GetElapsedTime(start);
            await places.FinishAsync(way.Tenant, way.To.Name, way.Moves, cancellationToken);
            return new Moved(way.From.Name, way.To.Name, pause.Head, rows, length);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            return null;
        }
        catch (NpgsqlException) when (Stopwatch.GetElapsedTime(start) > options.LongestPause && !cancellationToken.IsCancellationRequested)
        {
            // The server ended the pause.
            return null;
        }
    }

    private static async Task<long> CopyRestAsync(Way way, WritePause pause, long copied, CancellationToken cancellationToken)
    {
        await using var from = await Side.BeginAsync(way.From, way.Tenant, snapshot: true, cancellationToken);
        await using var to = await Side.BeginCopyAsync(way.To, way.Tenant, cancellationToken);
        await LogCopy.RunAsync(way.Log, from, to, way.Tenant, (Math.Min(copied, pause.Head), pause.Head), cancellationToken);
        await LogCopy.CutAsync(to, way.Tenant, pause.Head, cancellationToken);
        var rows = 0L;
        foreach (var table in way.Tables)
            rows += await TableCopy.RunAsync(table, from, to, way.Tenant, verify: true, cancellationToken);
        await RowNumbers.RaiseAsync(way.To, to, way.Tables, way.Tenant, cancellationToken);
        await to.ExecuteAsync(
            """
            update eventstore.tenant_heads set position = $2, recorded_at = $3, closed_at = $2, moved_to = null, moves = $4, test_now = $5
            where tenant_id = $1
            """,
            [way.Tenant.Value, pause.Head, pause.RecordedAt, way.Moves, (object?)pause.TestNow ?? DBNull.Value], cancellationToken);
        await to.CommitAsync(cancellationToken);
        return rows;
    }

    private static async Task LeaveAsync(Way way, WritePause pause, CancellationToken cancellationToken)
    {
        try
        {
            await pause.LeaveAsync(way.To.Name, way.Moves, cancellationToken);
        }
        catch (NpgsqlException)
        {
            // The answer was lost, perhaps not the commit: the row tells.
            if (await TenantHead.FindAsync(way.From.Database, way.Tenant, CancellationToken.None) is not { MovedTo: not null })
                throw;
        }
    }

    private sealed record Way(TenantId Tenant, Place From, Place To, int Moves, TenantTable Log, IReadOnlyList<TenantTable> Tables);
}
