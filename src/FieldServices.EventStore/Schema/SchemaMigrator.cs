using Npgsql;

namespace FieldServices.EventStore.Schema;

/// <summary>
/// Brings one component's database schema to the version of this program: numbered scripts, each applied once and in
/// order, all in one transaction under an advisory lock, so that any number of nodes may start at once.
/// </summary>
/// <param name="component">The name of the database schema that the scripts fill; made when missing.</param>
/// <param name="scripts">The scripts, in order; the place in the list is the version, from 1.</param>
public sealed class SchemaMigrator(string component, IReadOnlyList<SchemaScript> scripts)
{
    /// <summary>The migrator of the event store's own schema.</summary>
    public static SchemaMigrator ForEventStore { get; } =
        new("eventstore", SchemaScript.EmbeddedIn(typeof(SchemaMigrator).Assembly, "FieldServices.EventStore.Schema."));

    /// <summary>Applies what is missing.</summary>
    /// <returns>The names of the scripts that were applied now; empty when the schema was current.</returns>
    /// <exception cref="NewerSchemaException">The database was migrated by a newer program.</exception>
    /// <exception cref="ChangedSchemaException">The database was migrated by other scripts; it is left as it was.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await PrepareAsync(connection, cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        Refuse(applied);
        for (var version = applied.Count + 1; version <= scripts.Count; version++)
            await ApplyAsync(connection, version, scripts[version - 1], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. scripts.Skip(applied.Count).Select(s => s.Name)];
    }

    /// <summary>Tells without changing anything whether the schema is exactly the one of this program.</summary>
    public async Task<bool> IsCurrentAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default) =>
        (await FindAppliedAsync(database, cancellationToken)).SequenceEqual(Own);

    /// <summary>Does nothing, unless the database was migrated by a newer program or by other scripts.</summary>
    /// <exception cref="NewerSchemaException">By a newer program.</exception>
    /// <exception cref="ChangedSchemaException">By other scripts.</exception>
    public async Task RefuseOtherAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default) =>
        Refuse(await FindAppliedAsync(database, cancellationToken));

    private IEnumerable<(int Version, string? Checksum)> Own => scripts.Select((s, i) => (i + 1, (string?)s.Checksum));

    private void Refuse(List<(int Version, string? Checksum)> applied)
    {
        if (applied.Count > 0 && applied[^1].Version > scripts.Count)
            throw new NewerSchemaException(component, applied[^1].Version, scripts.Count);
        foreach (var (found, own) in applied.Zip(Own).Where(p => p.First != p.Second))
            throw new ChangedSchemaException(component, scripts[own.Version - 1].Name);
    }

    // Empty where nothing was ever migrated.
    private async Task<List<(int Version, string? Checksum)>> FindAppliedAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var command = database.CreateCommand("select to_regclass('public.schema_versions') is not null");
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
            return [];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await AppliedAsync(connection, cancellationToken);
    }

    private async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select pg_advisory_xact_lock(hashtext('fieldservices.migrate'));
            create table if not exists public.schema_versions (
              component text not null, version int not null, name text not null, applied_at timestamptz not null default now(),
              checksum text, primary key (component, version));
            alter table public.schema_versions add column if not exists checksum text
            """,
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await using var schema = new NpgsqlCommand($"create schema if not exists \"{component}\"", connection);
        await schema.ExecuteNonQueryAsync(cancellationToken);
    }

    // The first releases kept no checksums: the column may be missing, which is read as null.
    private async Task<List<(int Version, string? Checksum)>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select version, to_jsonb(v) ->> 'checksum' from public.schema_versions v where component = $1 order by version", connection)
        {
            Parameters = { new() { Value = component } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<(int, string?)>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add((reader.GetInt32(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1)));
        return applied;
    }

    private async Task ApplyAsync(NpgsqlConnection connection, int version, SchemaScript script, CancellationToken cancellationToken)
    {
        await using (var apply = new NpgsqlCommand(script.Sql, connection))
            await apply.ExecuteNonQueryAsync(cancellationToken);
        await using var note = new NpgsqlCommand(
            "insert into public.schema_versions (component, version, name, checksum) values ($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = component }, new() { Value = version }, new() { Value = script.Name }, new() { Value = script.Checksum } },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
    }
}
