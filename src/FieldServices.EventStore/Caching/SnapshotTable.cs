using System.Text.Json;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Reading;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Caching;

/// <summary>Reads streams from their snapshots on, and writes snapshots.</summary>
internal sealed class SnapshotTable(Places places, EventCatalog catalog)
{
    private const int Usable = 15;

    // So far below every version that the snapshot is due whatever the stream's length.
    private const long ToBeReplaced = int.MinValue;

    private static readonly string Load = EmbeddedSql.Read("Caching.load.sql");
    private static readonly string Write = EmbeddedSql.Read("Caching.write.sql");

    /// <summary>Folds a stream from its snapshot on, in one round trip.</summary>
    /// <returns>Null when the snapshot cannot be read: fold from the first event instead.</returns>
    public Task<Entry?> FoldAsync<TState>(Entry entry, StateFold<TState> fold, SnapshotFormat format, CancellationToken cancellationToken)
        where TState : class =>
        places.ReadAsync(entry.Key.Tenant, p => FoldAsync(p.Database, entry, fold, format, cancellationToken), cancellationToken);

    private async Task<Entry?> FoldAsync<TState>(
        NpgsqlDataSource database, Entry entry, StateFold<TState> fold, SnapshotFormat format, CancellationToken cancellationToken)
        where TState : class
    {
        var (tenant, stream) = entry.Key;
        await using var command = database.CreateCommand(Load);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = stream.Type });
        command.Parameters.Add(new() { Value = stream.Id });
        command.Parameters.Add(new() { Value = format.Schema });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.IsDBNull(Usable))
            {
                var (envelope, size) = EnvelopeColumns.ReadSized(reader, tenant, catalog);
                entry = entry.After(envelope, fold, size);
            }
            else if (Start(reader, entry, format) is { } start)
                entry = start;
            else
                return null;
        }
        return entry;
    }

    /// <summary>Marks an entry that was folded from the first event because its snapshot could not be read.</summary>
    public static Entry Replacing(Entry entry) => entry with { SnapshotAt = ToBeReplaced };

    /// <summary>Writes the snapshot of a state.</summary>
    public async Task WriteAsync(Entry entry, SnapshotFormat format, CancellationToken cancellationToken)
    {
        var place = await places.OfAsync(entry.Key.Tenant, cancellationToken);
        await using var command = place.Database.CreateCommand(Write);
        command.Parameters.Add(new() { Value = entry.Key.Tenant.Value });
        command.Parameters.Add(new() { Value = entry.Key.Stream.Type });
        command.Parameters.Add(new() { Value = entry.Key.Stream.Id });
        command.Parameters.Add(new() { Value = entry.Version });
        command.Parameters.Add(new() { Value = entry.Position });
        command.Parameters.Add(new() { Value = entry.RecordedAt.ToUniversalTime() });
        command.Parameters.Add(new() { Value = format.Schema });
        command.Parameters.Add(new() { Value = JsonSerializer.SerializeToUtf8Bytes(entry.State, format.Json), NpgsqlDbType = NpgsqlDbType.Json });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // A snapshot of a newer release is not this one's to replace.
    private static Entry? Start(NpgsqlDataReader reader, Entry empty, SnapshotFormat format)
    {
        if (!reader.GetBoolean(Usable))
            return reader.GetInt16(5) > format.Schema ? empty : Replacing(empty);
        var json = reader.GetFieldValue<byte[]>(6);
        var version = reader.GetInt64(3);
        return Parse(json, format) is { } state
            ? new Entry(
                empty.Key, state, version, reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(7), reader.GetFieldValue<DateTimeOffset>(8), empty.Bytes + json.Length, version)
            : null;
    }

    private static object? Parse(byte[] json, SnapshotFormat format)
    {
        try
        {
            return JsonSerializer.Deserialize(json, format.Json);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
