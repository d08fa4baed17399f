using System.Globalization;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Sealing;

/// <summary>
/// Erases data subjects: destroys their keys in the transaction that appends the certificate, so that there is neither without the other
/// whatever dies. Safe for concurrent use by any number of nodes; of two erasures of one subject, one makes the certificate.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="time">Its time is when it happened.</param>
public sealed class SubjectErasure(EventLog log, TimeProvider time)
{
    private const string Lock =
        """
        select key_id, encode(fingerprint, 'hex'), created_at from eventstore.data_keys
        where tenant_id = $1 and subject = $2 and destroyed_at is null for update
        """;

    private const string Destroy =
        "update eventstore.data_keys set wrapped = null, destroyed_at = clock_timestamp() where tenant_id = $1 and key_id = any($2) and destroyed_at is null";

    private static readonly string Count = EmbeddedSql.Read("Sealing.count-sealed.sql");

    /// <summary>
    /// Erases a subject; when that was done before, tells the certificate of then and does nothing more. What is appended about the subject
    /// in the same moment counts as before it; what comes later is sealed with a new key.
    /// </summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="subject">Whose data.</param>
    /// <param name="reason">Why; kept for ever, so it names nobody.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancellationToken">Gives up; afterwards it is done or not.</param>
    /// <returns>The last certificate; null when nothing was ever sealed for the subject.</returns>
    public async Task<Certificate?> EraseAsync(TenantId tenant, StreamId subject, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        await log.Places.WriteAsync(tenant, place => EraseInAsync(place, tenant, subject, reason, actor, cancellationToken), cancellationToken);
        return await CertificateAsync(tenant, subject, cancellationToken);
    }

    /// <summary>The last certificate of a subject; null when it was never erased.</summary>
    public async Task<Certificate?> CertificateAsync(TenantId tenant, StreamId subject, CancellationToken cancellationToken = default)
    {
        await foreach (var e in log.ReadStreamAsync(tenant, SubjectEvents.StreamOf(tenant, subject), new(Limit: 1, Backwards: true), cancellationToken))
            return e.Event is SubjectErased erased
                ? new Certificate(subject, erased.Reason, e.EffectiveAt, e.Origin.Actor, erased.Keys, erased.Events, e.Position)
                : null;
        return null;
    }

    private async Task<bool> EraseInAsync(Place place, TenantId tenant, StreamId subject, string reason, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await place.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await TenantHold.TakeAsync(transaction, tenant, cancellationToken);
        var keys = await LockAsync(connection, tenant, subject, cancellationToken);
        if (keys.Count == 0)
            return false;
        Guid[] ids = [.. keys.Select(k => k.Id)];
        // Invariant: no copy of a key outlives its erasure. The hold says that the tenant is here and stays, so what other databases have is what
        // a move has left, which nobody reads. It goes first: whoever dies in between has not erased yet, and does it all again.
        // Held by: MovedKeysContract.An_erasure_reaches_the_copies_that_a_move_has_left
        foreach (var other in log.Places.All.Where(p => p != place))
            await ExecuteAsync(await other.Database.OpenConnectionAsync(cancellationToken), Destroy, tenant, ids, closes: true, cancellationToken);
        var events = await CountAsync(connection, tenant, ids, cancellationToken);
        await ExecuteAsync(connection, Destroy, tenant, ids, closes: false, cancellationToken);
        var appended = await log.AppendWithinAsync(
            transaction, AppendOf(tenant, subject, new SubjectErased(subject.ToString(), reason, keys, events), actor), cancellationToken);
        foreach (var id in ids)
            await place.WakeUps.NotifyDestroyedAsync(transaction, tenant, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var id in ids)
            place.WakeUps.SignalDestroyed(tenant, id);
        place.WakeUps.Signal(tenant, appended.Position);
        return true;
    }

    private Append AppendOf(TenantId tenant, StreamId subject, SubjectErased erased, Actor actor)
    {
        var (now, id) = (time.GetUtcNow(), Guid.CreateVersion7());
        return new Append(
            tenant, SubjectEvents.StreamOf(tenant, subject), ExpectedVersion.Any, [erased], now, new Origin(actor, $"{SubjectEvents.StreamType}.erase", id, id, id));
    }

    private static async Task<List<DestroyedKey>> LockAsync(NpgsqlConnection connection, TenantId tenant, StreamId subject, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Lock, connection) { Parameters = { new() { Value = tenant.Value }, new() { Value = subject.ToString() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<DestroyedKey>();
        while (await reader.ReadAsync(cancellationToken))
            keys.Add(new DestroyedKey(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2)));
        return keys;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, TenantId tenant, Guid[] keys, CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand(Count, connection) { CommandTimeout = 0 };
        count.Parameters.Add(new() { Value = tenant.Value });
        count.Parameters.Add(new() { Value = keys.Select(SealedValue.PrefixOf).ToArray() });
        return Convert.ToInt64(await count.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, TenantId tenant, Guid[] keys, bool closes, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = tenant.Value }, new() { Value = keys } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        finally
        {
            if (closes)
                await connection.DisposeAsync();
        }
    }
}
