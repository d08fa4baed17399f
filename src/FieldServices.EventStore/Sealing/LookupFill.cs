using System.Text.Json.Nodes;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Proving;
using Npgsql;

namespace FieldServices.EventStore.Sealing;

/// <summary>
/// Notes what people are looked up by for everything that a tenant's log holds: for values that were sealed before a program knew the kind, and
/// with another key of the hashes. Reads the whole log; safe while everybody works, may be broken off and done again.
/// </summary>
/// <param name="log">The log.</param>
public sealed class LookupFill(EventLog log)
{
    private const int PageSize = 1_000;

    // The hashes of the key that goes are of no use, and are the ones that somebody might know.
    private const string Renew =
        """
        with gone as (
          update eventstore.data_keys set wrapped = null, destroyed_at = clock_timestamp() where tenant_id = $1 and subject = $2 and destroyed_at is null returning key_id
        ),
        forgotten as (delete from eventstore.data_lookups where tenant_id = $1)
        select key_id from gone
        """;

    /// <summary>Notes what is missing.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="renew">True to do it with a new key of the hashes: nobody is found until their values were noted again.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>How many values people are found by.</returns>
    public async Task<long> RunAsync(TenantId tenant, bool renew = false, CancellationToken cancellationToken = default)
    {
        var place = await log.Places.OfAsync(tenant, cancellationToken);
        if (renew)
            await RenewAsync(place, tenant, cancellationToken);
        var (count, page) = (0L, new List<JsonNode?>());
        var head = await log.HeadAsync(tenant, cancellationToken);
        await foreach (var e in new StoredLog(place.Database).ReadAsync(tenant, 0, head, cancellationToken))
        {
            if (e.Body.Span.IndexOf("\"~s1."u8) >= 0)
                page.Add(JsonNode.Parse(e.Body.Span));
            if (page.Count == PageSize)
                count += await NoteAsync(tenant, page, cancellationToken);
        }
        return count + await NoteAsync(tenant, page, cancellationToken);
    }

    private async Task<long> NoteAsync(TenantId tenant, List<JsonNode?> page, CancellationToken cancellationToken)
    {
        string[] values = [.. page.SelectMany(PersonalData.SealedIn).Select(t => t.GetValue<string>()).Distinct()];
        page.Clear();
        return values.Length == 0 ? 0 : await log.Personal.NoteLookupsAsync(tenant, values, cancellationToken);
    }

    private static async Task RenewAsync(Place place, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var connection = await place.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await TenantHold.TakeAsync(transaction, tenant, cancellationToken);
        await using var command = new NpgsqlCommand(Renew, connection) { CommandTimeout = 0, Parameters = { new() { Value = tenant.Value }, new() { Value = LookupNotes.Subject } } };
        var gone = await command.ExecuteScalarAsync(cancellationToken) as Guid?;
        if (gone is { } key)
            await place.WakeUps.NotifyDestroyedAsync(transaction, tenant, key, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (gone is { } destroyed)
            place.WakeUps.SignalDestroyed(tenant, destroyed);
    }
}
