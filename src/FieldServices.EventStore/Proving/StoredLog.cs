using System.Runtime.CompilerServices;
using Npgsql;

namespace FieldServices.EventStore.Proving;

/// <summary>Reads the log as it is stored, for whoever checks it or copies it. Knows no event types, so it reads whatever is there.</summary>
/// <param name="database">The database of the tenant.</param>
public sealed class StoredLog(NpgsqlDataSource database)
{
    internal const string Stretch =
        $"""
        select {StoredEntryColumns.List} from eventstore.events
        where tenant_id = $1 and position > $2 and position <= $3 order by position
        """;

    /// <summary>Events in the order of their positions. What is missing is not told; whoever reads looks at the positions.</summary>
    /// <param name="tenant">The owner.</param>
    /// <param name="after">Only those with a greater position.</param>
    /// <param name="upTo">Only those with this position or a smaller one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<StoredEntry> ReadAsync(
        TenantId tenant, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(Stretch);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = upTo });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return StoredEntryColumns.Read(reader, tenant);
    }
}
