using Npgsql;

namespace FieldServices.EventStore.Reading;

/// <summary>The columns of an event, and how an envelope is read from them. One place for both, so that they cannot drift apart.</summary>
internal static class EnvelopeColumns
{
    public const string List =
        "position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, " +
        "actor, command, command_id, correlation_id, causation_id, hash";

    public static Envelope Read(NpgsqlDataReader reader, TenantId tenant, EventCatalog catalog) =>
        ReadSized(reader, tenant, catalog).Envelope;

    /// <summary>The envelope together with the size of its stored body in bytes.</summary>
    public static (Envelope Envelope, int Size) ReadSized(NpgsqlDataReader reader, TenantId tenant, EventCatalog catalog)
    {
        var body = reader.GetFieldValue<byte[]>(6);
        var type = catalog.Of(reader.GetString(4), reader.GetInt16(5));
        var command = reader.GetGuid(11);
        var envelope = new Envelope(
            tenant,
            new StreamId(reader.GetString(1), reader.GetGuid(2)),
            Version: reader.GetInt64(3),
            Position: reader.GetInt64(0),
            type,
            EventCatalog.Deserialize(type, body),
            RecordedAt: reader.GetFieldValue<DateTimeOffset>(7),
            EffectiveAt: reader.GetFieldValue<DateTimeOffset>(8),
            new Origin(
                Actor.Parse(reader.GetString(9)), reader.GetString(10), command,
                reader.IsDBNull(12) ? command : reader.GetGuid(12), reader.IsDBNull(13) ? command : reader.GetGuid(13)))
        {
            Hash = Digest.Read(reader.GetFieldValue<byte[]>(14)),
        };
        return (envelope, body.Length);
    }

    /// <summary>How a correlation or causation is stored: null for the command itself, which spares most events 24 bytes.</summary>
    public static Guid? Stored(Guid cause, Guid command) => cause == command ? null : cause;
}
