using Npgsql;

namespace FieldServices.EventStore.Schema;

/// <summary>
/// Brings one component's database schema to the version of this program: numbered scripts, each applied once and in order, one migrator
/// at a time, so that any number of nodes may start at once. Each script is a transaction, or a row of <see cref="SchemaStep"/>s; nodes
/// work meanwhile. Whatever stops a migration, the next run goes on behind the last script that was applied whole.
/// </summary>
/// <param name="component">The name of the database schema that the scripts fill; made when missing.</param>
/// <param name="scripts">The scripts, in order; the place in the list is the version, from 1.</param>
/// <param name="options">How to behave beside nodes that work; null for the defaults.</param>
public sealed class SchemaMigrator(string component, IReadOnlyList<SchemaScript> scripts, MigrationOptions? options = null)
{
    private readonly MigrationOptions options = options ?? new();

    /// <summary>The migrator of the event store's own schema.</summary>
    public static SchemaMigrator ForEventStore { get; } =
        new("eventstore", SchemaScript.EmbeddedIn(typeof(SchemaMigrator).Assembly, "FieldServices.EventStore.Schema."));

    /// <summary>The scripts, in order.</summary>
    public IReadOnlyList<SchemaScript> Scripts => scripts;

    /// <summary>The same with other options.</summary>
    public SchemaMigrator With(MigrationOptions other) => new(component, scripts, other);

    /// <summary>Applies what is missing; nothing where a newer program has been that this one can work beside.</summary>
    /// <returns>The names of the scripts that were applied now; empty when the schema was current.</returns>
    /// <exception cref="NewerSchemaException">The database was migrated by a newer program, and this one cannot work on it.</exception>
    /// <exception cref="ChangedSchemaException">The database was migrated by other scripts; it is left as it was.</exception>
    /// <exception cref="BlockedMigrationException">A script did not get its locks; those before it are applied.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var turn = await MigratorsTurn.TakeAsync(connection, cancellationToken);
        var run = new ScriptRun(connection, component, options);
        await run.WithinAsync(component, () => PrepareAsync(connection, cancellationToken), cancellationToken);
        var applied = await AppliedScript.AllAsync(connection, component, cancellationToken);
        var missing = MissingFrom(applied);
        // The line is a comment, so it may be added to a script that was released without it; older programs then learn it from here.
        foreach (var (script, known) in scripts.Zip(applied).Where(p => p.Second.CompatibleFrom is null && p.First.CompatibleFrom is not null))
            await AppliedScript.NoteCompatibleAsync(connection, component, known.Version, script, cancellationToken);
        foreach (var script in missing)
            await run.ApplyAsync(scripts.Count - missing.Count + missing.IndexOf(script) + 1, script, cancellationToken);
        return [.. missing.Select(s => s.Name)];
    }

    /// <summary>What <see cref="MigrateAsync"/> would apply; changes nothing.</summary>
    /// <exception cref="NewerSchemaException">As there.</exception>
    /// <exception cref="ChangedSchemaException">As there.</exception>
    public async Task<IReadOnlyList<PlannedScript>> PlanAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default) =>
        [.. MissingFrom(await FindAppliedAsync(database, cancellationToken)).Select(s => new PlannedScript(component, s))];

    /// <summary>Tells without changing anything whether the schema is the one of this program, or a newer one that it can work on.</summary>
    public async Task<bool> IsCurrentAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default)
    {
        var applied = await FindAppliedAsync(database, cancellationToken);
        return applied.Count >= scripts.Count && !applied.Skip(scripts.Count).Any(IsBeyond) && Changed(applied) is null;
    }

    /// <summary>Does nothing, unless the database was migrated by a newer program that this one cannot work beside, or by other scripts.</summary>
    /// <exception cref="NewerSchemaException">By a newer program.</exception>
    /// <exception cref="ChangedSchemaException">By other scripts.</exception>
    public async Task RefuseOtherAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default) =>
        MissingFrom(await FindAppliedAsync(database, cancellationToken));

    private List<SchemaScript> MissingFrom(IReadOnlyList<AppliedScript> applied)
    {
        if (applied.Skip(scripts.Count).Any(IsBeyond))
            throw new NewerSchemaException(component, applied[^1].Version, scripts.Count);
        if (Changed(applied) is { } script)
            throw new ChangedSchemaException(component, script.Name);
        return [.. scripts.Skip(applied.Count)];
    }

    private bool IsBeyond(AppliedScript newer) => newer.CompatibleFrom is not { } needed || scripts.Count == 0 || scripts[^1].Number < needed;

    private SchemaScript? Changed(IReadOnlyList<AppliedScript> applied) =>
        scripts.Where((s, i) => i < applied.Count && (applied[i].Version != i + 1 || applied[i].Checksum != s.Checksum)).FirstOrDefault();

    private async Task<IReadOnlyList<AppliedScript>> FindAppliedAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await AppliedScript.AllAsync(connection, component, cancellationToken);
    }

    private async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var sql in new[] { AppliedScript.Table, $"create schema if not exists \"{component}\"" })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
