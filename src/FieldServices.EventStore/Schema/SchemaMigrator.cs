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
    public async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await PrepareAsync(connection, cancellationToken);
        var current = await CurrentVersionAsync(connection, cancellationToken);
        if (current > scripts.Count)
            throw new NewerSchemaException(component, current, scripts.Count);
        for (var version = current + 1; version <= scripts.Count; version++)
            await ApplyAsync(connection, version, scripts[version - 1], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [.. scripts.Skip(current).Select(s => s.Name)];
    }

    /// <summary>Tells without changing anything whether the schema is exactly the one of this program.</summary>
    public async Task<bool> IsCurrentAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default) =>
        await FindVersionAsync(database, cancellationToken) == scripts.Count;

    /// <summary>Does nothing, unless the database was migrated by a newer program.</summary>
    /// <exception cref="NewerSchemaException">It was.</exception>
    public async Task RefuseNewerAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default)
    {
        if (await FindVersionAsync(database, cancellationToken) is { } current && current > scripts.Count)
            throw new NewerSchemaException(component, current, scripts.Count);
    }

    // Null where nothing was ever migrated.
    private async Task<int?> FindVersionAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var command = database.CreateCommand("select to_regclass('public.schema_versions') is not null");
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
            return null;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await CurrentVersionAsync(connection, cancellationToken);
    }

    private async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select pg_advisory_xact_lock(hashtext('fieldservices.migrate'));
            create table if not exists public.schema_versions (
              component text not null, version int not null, name text not null, applied_at timestamptz not null default now(),
              primary key (component, version))
            """,
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await using var schema = new NpgsqlCommand($"create schema if not exists \"{component}\"", connection);
        await schema.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<int> CurrentVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select coalesce(max(version), 0) from public.schema_versions where component = $1", connection)
        {
            Parameters = { new() { Value = component } },
        };
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task ApplyAsync(NpgsqlConnection connection, int version, SchemaScript script, CancellationToken cancellationToken)
    {
        await using (var apply = new NpgsqlCommand(script.Sql, connection))
            await apply.ExecuteNonQueryAsync(cancellationToken);
        await using var note = new NpgsqlCommand(
            "insert into public.schema_versions (component, version, name) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = component }, new() { Value = version }, new() { Value = script.Name } },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
    }
}
