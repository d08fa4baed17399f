using System.Diagnostics;
using Npgsql;

namespace FieldServices.EventStore.Appending;

/// <summary>
/// Gathers concurrent appends: while one transaction of a tenant commits, the next one fills. An
/// append that finds its tenant idle is written at once. Tenants take turns; each has at most one transaction at a time here,
/// and the lock on its head row orders those of several nodes.
/// </summary>
internal sealed class AppendQueue(LogAppender appender, AppendOptions options, Action<TenantId, long> written)
{
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<TenantId, AppendLane> lanes = [];
    private readonly Queue<AppendLane> ready = [];
    private TimeSpan pace;
    private long waitingBytes;
    private int waiting;
    private int workers;

    /// <summary>Queues an append and waits for its transaction. Cancelling has an effect only while it waits for its turn.</summary>
    /// <exception cref="LogBusyException">Too many are waiting.</exception>
    public async Task<Appended> AppendAsync(EncodedAppend item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var append = new QueuedAppend(item);
        // Whoever finds a place to write takes the first turn itself, which spares an idle log the way through other threads.
        if (Enqueue(append) && await TurnAsync() && HasMore())
            StartWorker();
        await using var registration = cancellationToken.UnsafeRegister((_, token) => Withdraw(append, token), null);
        return await append.Result;
    }

    // True when the caller must start a worker.
    private bool Enqueue(QueuedAppend append)
    {
        lock (gate)
        {
            var tenant = append.Item.Append.Tenant;
            var known = lanes.TryGetValue(tenant, out var lane);
            if (waiting >= options.Queued || waitingBytes + append.Item.Bytes > options.QueuedBytes || lane?.Count >= options.QueuedPerTenant)
                throw new LogBusyException(RetryAfter());
            lane ??= lanes[tenant] = new AppendLane(tenant);
            lane.Add(append);
            waiting++;
            waitingBytes += append.Item.Bytes;
            if (!known)
                ready.Enqueue(lane);
            if (known || workers >= options.ParallelFlushes)
                return false;
            workers++;
            return true;
        }
    }

    private TimeSpan RetryAfter()
    {
        var wait = pace * Math.Max(1, waiting / options.FlushedAtOnce / options.ParallelFlushes);
        return wait < ShortestRetry ? ShortestRetry : wait > LongestRetry ? LongestRetry : wait;
    }

    private void Withdraw(QueuedAppend append, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!lanes.TryGetValue(append.Item.Append.Tenant, out var lane) || !lane.Remove(append))
                return;
            waiting--;
            waitingBytes -= append.Item.Bytes;
        }
        append.Cancel(cancellationToken);
    }

    // The worker writes for others too: what belongs to this caller, such as its trace, must not flow into it.
    private void StartWorker()
    {
        using (ExecutionContext.SuppressFlow())
            _ = WorkAsync();
    }

    private async Task WorkAsync()
    {
        while (await TurnAsync())
        {
        }
    }

    // One transaction of the lane that has waited longest; false when there was none, and this place to write is free again.
    private async ValueTask<bool> TurnAsync()
    {
        if (Next() is not var (lane, appends))
            return false;
        var start = Stopwatch.GetTimestamp();
        if (appends.Count > 0)
            await FlushAsync(appends);
        var length = Stopwatch.GetElapsedTime(start);
        if (appends.Count > 1)
            await GatherAsync(lane, appends.Count, length / 4);
        lock (gate)
        {
            pace = length;
            if (lane.Count > 0)
                ready.Enqueue(lane);
            else
                lanes.Remove(lane.Tenant);
        }
        return true;
    }

    // Those who were answered together come back one by one. Without a moment's patience the first of them would have the next transaction to
    // itself, which costs as much as one that carries them all. Who appends alone, or waits as another tenant, does not pay for it.
    private async ValueTask GatherAsync(AppendLane lane, int answered, TimeSpan patience)
    {
        for (var start = Stopwatch.GetTimestamp(); !IsGathered(lane, answered) && Stopwatch.GetElapsedTime(start) < patience;)
            await Task.Yield();
    }

    private bool IsGathered(AppendLane lane, int answered)
    {
        lock (gate)
            return lane.Count >= answered || ready.Count > 0;
    }

    private bool HasMore()
    {
        lock (gate)
        {
            if (ready.Count > 0)
                return true;
            workers--;
            return false;
        }
    }

    private (AppendLane Lane, List<QueuedAppend> Appends)? Next()
    {
        lock (gate)
        {
            if (!ready.TryDequeue(out var lane))
            {
                workers--;
                return null;
            }
            var appends = lane.Take(options);
            waiting -= appends.Count;
            waitingBytes -= appends.Sum(a => (long)a.Item.Bytes);
            return (lane, appends);
        }
    }

    private async Task FlushAsync(List<QueuedAppend> appends)
    {
        try
        {
            await WriteAsync(appends);
        }
        catch (PostgresException e) when (appends.Count > 1 && WasRolledBack(e))
        {
            // Something the statement cannot judge, such as a text that the server refuses: it must not harm its neighbours.
            foreach (var append in appends)
                await FlushAsync([append]);
        }
        catch (Exception e)
        {
            foreach (var append in appends)
                append.Fail(e);
        }
    }

    private async Task WriteAsync(List<QueuedAppend> appends)
    {
        var results = await appender.WriteAsync(appends.ConvertAll(a => a.Item), CancellationToken.None);
        var head = 0L;
        for (var i = 0; i < results.Count; i++)
        {
            head = Math.Max(head, results[i].Appended?.Position ?? 0);
            appends[i].Complete(results[i]);
        }
        if (head > 0)
            written(appends[0].Item.Append.Tenant, head);
    }

    // After any other error than one of the statement itself the outcome is unknown, and writing again could write twice.
    private static bool WasRolledBack(PostgresException e) =>
        e.Severity == "ERROR" && !e.SqlState.StartsWith("57", StringComparison.Ordinal) && !e.SqlState.StartsWith("08", StringComparison.Ordinal);
}
