using System.Collections.Concurrent;
using Npgsql;

namespace FieldServices.EventStore.Waking;

/// <summary>
/// Tells listeners that a tenant's log has grown: those of this process at once, those of other processes through
/// <c>NOTIFY</c>, sent beside the appends and never more than one at a time, so that a burst costs one message.
/// A wake-up is a hint and may be lost; who needs certainty looks at the head row now and then.
/// </summary>
/// <param name="database">Where to notify and listen.</param>
public sealed class WakeUps(NpgsqlDataSource database)
{
    private const string Channel = "fieldservices_log";
    private readonly ConcurrentDictionary<TenantId, long> unsent = new();
    private readonly string self = Guid.NewGuid().ToString("N");
    private int sending;

    /// <summary>Raised with a tenant and a position that its log has reached; on any thread; handlers must be quick and not throw.</summary>
    public event Action<TenantId, long>? Woken;

    /// <summary>Raised when somebody has destroyed a key of personal data; on any thread; handlers must be quick and not throw.</summary>
    public event Action<TenantId, Guid>? KeyDestroyed;

    /// <summary>Says to this process that a key of personal data was destroyed.</summary>
    internal void SignalDestroyed(TenantId tenant, Guid key) => KeyDestroyed?.Invoke(tenant, key);

    /// <summary>Says the same to other processes, with the transaction's commit.</summary>
    internal async Task NotifyDestroyedAsync(NpgsqlTransaction transaction, TenantId tenant, Guid key, CancellationToken cancellationToken)
    {
        await using var notify = new NpgsqlCommand("select pg_notify($1, $2)", transaction.Connection, transaction)
        {
            Parameters = { new() { Value = Channel }, new() { Value = $"{self} {tenant} key {key}" } },
        };
        await notify.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Says that a tenant's log has reached a position. Returns at once.</summary>
    public void Signal(TenantId tenant, long position)
    {
        Woken?.Invoke(tenant, position);
        unsent.AddOrUpdate(tenant, position, (_, known) => Math.Max(known, position));
        if (Interlocked.CompareExchange(ref sending, 1, 0) == 0)
            _ = Task.Run(SendAsync);
    }

    /// <summary>Waits until everything that was signalled has been sent to other processes, or sending failed.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref sending) == 1)
            await Task.Delay(5, cancellationToken);
    }

    /// <summary>Listens to other processes until cancelled; comes back by itself after the connection was lost.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(cancellationToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => Receive(notification.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            while (true)
                await connection.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The connection goes back to the pool, and whoever gets it next listens to nothing.
            await using var unlisten = new NpgsqlCommand("unlisten *", connection);
            await unlisten.ExecuteNonQueryAsync(CancellationToken.None);
            throw;
        }
    }

    private void Receive(string payload)
    {
        var parts = payload.Split(' ');
        if (parts.Length == 3 && parts[0] != self && Guid.TryParse(parts[1], out var tenant) && long.TryParse(parts[2], out var position))
            Woken?.Invoke(new TenantId(tenant), position);
        else if (parts is [_, var owner, "key", var id] && Guid.TryParse(owner, out var tenantOfKey) && Guid.TryParse(id, out var key))
            KeyDestroyed?.Invoke(new TenantId(tenantOfKey), key);
    }

    private async Task SendAsync()
    {
        do
        {
            try
            {
                await SendUnsentAsync();
            }
            catch (Exception e) when (e is NpgsqlException or IOException or ObjectDisposedException)
            {
                unsent.Clear();
            }
            finally
            {
                Volatile.Write(ref sending, 0);
            }
        }
        while (!unsent.IsEmpty && Interlocked.CompareExchange(ref sending, 1, 0) == 0);
    }

    private async Task SendUnsentAsync()
    {
        while (!unsent.IsEmpty)
        {
            await using var batch = database.CreateBatch();
            foreach (var tenant in unsent.Keys)
            {
                if (!unsent.TryRemove(tenant, out var position))
                    continue;
                batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_notify($1, $2)")
                {
                    Parameters = { new() { Value = Channel }, new() { Value = $"{self} {tenant} {position}" } },
                });
            }
            if (batch.BatchCommands.Count > 0)
                await batch.ExecuteNonQueryAsync();
        }
    }
}
