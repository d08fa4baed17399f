using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Reading;
using Npgsql;

namespace FieldServices.EventStore.Sealing;

/// <summary>Finds everything that the log holds about a data subject. Reads the tenant's whole log; meant for the request of a person.</summary>
/// <param name="log">The log.</param>
public sealed class HeldData(EventLog log)
{
    /// <summary>What is shown of other persons in an event about this one.</summary>
    public const string SomebodyElse = "[somebody else]";

    private const string Keys = "select key_id from eventstore.data_keys where tenant_id = $1 and subject = $2";

    private static readonly string Page = EmbeddedSql.Read("Sealing.held-events.sql");

    /// <summary>
    /// A page of the events with personal data of a subject, in the order of the log, each with its body: opened where it is about the
    /// subject, and <see cref="SomebodyElse"/> where it is not.
    /// </summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="after">Events behind this position.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<(Envelope Envelope, JsonNode Body)> ReadAsync(
        TenantId tenant, StreamId subject, long after, int limit, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var keys = await log.Places.ReadAsync(tenant, p => KeysAsync(p, tenant, subject, cancellationToken), cancellationToken);
        foreach (var (stream, version) in await log.Places.ReadAsync(tenant, p => PageAsync(p, tenant, subject, keys, after, limit, cancellationToken), cancellationToken))
        {
            await foreach (var envelope in log.ReadStreamAsync(tenant, stream, new StreamRange(version, version), cancellationToken))
            {
                var body = Without(JsonSerializer.SerializeToNode(envelope.Event, envelope.Type.Json)!, keys);
                yield return (envelope, await log.Personal.OpenAsync(tenant, body, cancellationToken));
            }
        }
    }

    /// <summary>True when the subject has or had a key.</summary>
    public async Task<bool> KnowsAsync(TenantId tenant, StreamId subject, CancellationToken cancellationToken = default) =>
        (await log.Places.ReadAsync(tenant, p => KeysAsync(p, tenant, subject, cancellationToken), cancellationToken)).Count > 0;

    private static JsonNode Without(JsonNode body, HashSet<Guid> keys)
    {
        foreach (var text in PersonalData.SealedIn(body).Where(t => SealedValue.KeyOf(t.GetValue<string>()) is not { } key || !keys.Contains(key)))
            text.ReplaceWith(SomebodyElse);
        return body;
    }

    private static async Task<HashSet<Guid>> KeysAsync(Place place, TenantId tenant, StreamId subject, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(Keys);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = subject.ToString() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellationToken))
            keys.Add(reader.GetGuid(0));
        return keys;
    }

    private async Task<List<(StreamId Stream, long Version)>> PageAsync(
        Place place, TenantId tenant, StreamId subject, HashSet<Guid> keys, long after, int limit, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(Page);
        command.CommandTimeout = 0;
        var names = log.Catalog.All.Where(t => t.SubjectOf is not null).SelectMany(t => log.Catalog.NamesOf(t.ClrType)).Distinct().ToArray();
        foreach (var value in (object[])[tenant.Value, after, keys.Select(SealedValue.PrefixOf).ToArray(), subject.Type, subject.Id, names, limit])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(StreamId, long)>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add((new StreamId(reader.GetString(1), reader.GetGuid(2)), reader.GetInt64(3)));
        return found;
    }
}
