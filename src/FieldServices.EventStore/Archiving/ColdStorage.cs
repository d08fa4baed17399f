using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Archiving;

/// <summary>Where the cold part of the log lies.</summary>
public static class ColdStorage
{
    // The server puts the names together: statements that change tables take no parameters.
    private const string Statements =
        """
        select format('alter %s %s set tablespace %I', case c.relkind when 'i' then 'index' else 'table' end, c.oid::regclass, $1)
        from pg_partition_tree('eventstore.cold_events') p
        join pg_class c on c.oid = p.relid or c.oid in (select indexrelid from pg_index where indrelid = p.relid)
        where p.isleaf order by c.relkind desc, c.relname
        """;

    /// <summary>Puts it into a tablespace, table by table; reading of archived streams waits for the one that is being copied. Can be repeated.</summary>
    /// <param name="place">The database.</param>
    /// <param name="tablespace">The tablespace.</param>
    /// <param name="cancellationToken">Stops it; what was copied stays there.</param>
    /// <exception cref="PostgresException">There is no such tablespace, or this role may not use it.</exception>
    public static async Task PutAsync(Place place, string tablespace, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        foreach (var sql in await StatementsAsync(place, tablespace, cancellationToken))
        {
            await using var command = place.Database.CreateCommand(sql);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<List<string>> StatementsAsync(Place place, string tablespace, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(Statements);
        command.Parameters.Add(new() { Value = tablespace });
        var statements = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            statements.Add(reader.GetString(0));
        return statements;
    }
}
