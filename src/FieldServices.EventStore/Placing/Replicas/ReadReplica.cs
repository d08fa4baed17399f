using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Placing;

/// <summary>
/// A streaming replica of a database, for reading views. It is used while it follows closely enough, and never relied on: whoever reads
/// from it and fails reads from the primary instead. Safe for any number of concurrent callers.
/// </summary>
/// <param name="database">Its connections.</param>
/// <param name="options">When it is used.</param>
/// <param name="time">The clock of its lag.</param>
public sealed class ReadReplica(NpgsqlDataSource database, ReplicaOptions options, TimeProvider time) : IAsyncDisposable
{
    private const string OnPrimary = "select (pg_current_wal_flush_lsn() - '0/0')::bigint, (select system_identifier from pg_control_system()), current_database()::text";

    private const string OnReplica =
        """
        select (pg_last_wal_replay_lsn() - '0/0')::bigint, (select system_identifier from pg_control_system()), current_database()::text
        where pg_is_in_recovery()
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly ReplayedPositions positions = new(time);
    private long reads;
    private volatile ReplicaStanding standing = new(ReplicaState.Unknown, null);

    /// <summary>Its connections.</summary>
    public NpgsqlDataSource Database => database;

    /// <summary>How it stood when it was looked at last.</summary>
    public ReplicaStanding Standing => standing;

    /// <summary>True when rows may be read from it.</summary>
    public bool IsUsable => standing.State == ReplicaState.Following;

    /// <summary>Says that reading from it failed: the primary is read until the next look finds it well.</summary>
    public void Lost() => Stand(ReplicaState.Unreachable, null);

    /// <summary>How many reads of this process it has answered.</summary>
    public long Reads => Interlocked.Read(ref reads);

    /// <summary>Says that it has answered a read.</summary>
    public void Answered() => Interlocked.Increment(ref reads);

    /// <summary>Waits shortly until the view contains a position there.</summary>
    /// <returns>False when it does not, or the replica is not to be used; then the primary knows.</returns>
    public Task<bool> HasAsync(View view, TenantId tenant, long position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return HasAsync("select position from eventstore.checkpoints where tenant_id = $1 and view = $2", [tenant.Value, view.Table], position, cancellationToken);
    }

    /// <summary>Waits shortly until the tenant's log contains a position there.</summary>
    /// <returns>False when it does not, or the replica is not to be used; then the primary knows.</returns>
    public Task<bool> HasAsync(TenantId tenant, long position, CancellationToken cancellationToken = default) =>
        HasAsync("select position from eventstore.tenant_heads where tenant_id = $1", [tenant.Value], position, cancellationToken);

    private async Task<bool> HasAsync(string sql, IReadOnlyList<object> values, long position, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (IsUsable)
        {
            try
            {
                await using var command = database.CreateCommand(sql);
                foreach (var value in values)
                    command.Parameters.Add(new() { Value = value });
                if (await command.ExecuteScalarAsync(cancellationToken) is long found && found >= position)
                    return true;
            }
            catch (NpgsqlException)
            {
                Lost();
            }
            if (time.GetElapsedTime(start) >= options.LongestWait)
                return false;
            await Task.Delay(Pause, cancellationToken);
        }
        return false;
    }

    /// <summary>Looks at it until cancelled.</summary>
    /// <param name="primary">The database that it is a replica of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WatchAsync(NpgsqlDataSource primary, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await LookAsync(primary, cancellationToken);
            await Task.Delay(options.LookEvery, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task LookAsync(NpgsqlDataSource primary, CancellationToken cancellationToken)
    {
        (long Place, long System, string Name)? above = null;
        try
        {
            above = await AskAsync(primary, OnPrimary, cancellationToken);
            positions.Note(above?.Place ?? 0);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            // A primary that does not answer makes its replica late, after a while.
        }
        try
        {
            if (await AskAsync(database, OnReplica, cancellationToken) is not { } here || (above is { } known && (known.System, known.Name) != (here.System, here.Name)))
            {
                Stand(ReplicaState.Foreign, null);
                return;
            }
            var lag = positions.LagAt(here.Place);
            Stand(lag <= options.LongestLag ? ReplicaState.Following : ReplicaState.Lagging, lag);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            Lost();
        }
    }

    private void Stand(ReplicaState state, TimeSpan? lag) => standing = new(state, lag);

    private static async Task<(long Place, long System, string Name)?> AskAsync(NpgsqlDataSource database, string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 5;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2)) : null;
    }
}
