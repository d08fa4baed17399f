using Npgsql;

namespace FieldServices.EventStore.Proving;

/// <summary>The columns of an event as its hash needs them, and how they are read: times as the server counts them, bodies as bytes.</summary>
internal static class StoredEntryColumns
{
    public const string List =
        "position, stream_type, stream_id, version, name, name_version, recorded_at, effective_at, actor, command, command_id, " +
        "correlation_id, causation_id, body, hash";

    public static StoredEntry Read(NpgsqlDataReader reader, TenantId tenant)
    {
        var command = reader.GetGuid(10);
        return new StoredEntry(
            tenant,
            new StreamId(reader.GetString(1), reader.GetGuid(2)),
            Version: reader.GetInt64(3),
            Position: reader.GetInt64(0),
            reader.GetString(4),
            reader.GetInt16(5),
            RecordedAt: reader.GetFieldValue<long>(6),
            EffectiveAt: reader.GetFieldValue<long>(7),
            reader.GetString(8),
            reader.GetString(9),
            command,
            reader.IsDBNull(11) ? command : reader.GetGuid(11),
            reader.IsDBNull(12) ? command : reader.GetGuid(12),
            reader.GetFieldValue<byte[]>(13),
            Digest.Read(reader.GetFieldValue<byte[]>(14)));
    }
}
