using Npgsql;

namespace FieldServices.EventStore.Schema;

/// <summary>A script that a database has.</summary>
/// <param name="Version">Its place in the order of application, from 1.</param>
/// <param name="Checksum">Its form; null when a release applied it that kept none.</param>
/// <param name="CompatibleFrom">See <see cref="SchemaScript.CompatibleFrom"/>.</param>
internal sealed record AppliedScript(int Version, string? Checksum, int? CompatibleFrom)
{
    /// <summary>Where all components note what they have applied.</summary>
    public const string Table =
        """
        create table if not exists public.schema_versions (
          component text not null, version int not null, name text not null, applied_at timestamptz not null default now(),
          checksum text, primary key (component, version));
        alter table public.schema_versions add column if not exists checksum text, add column if not exists compatible_from int
        """;

    // The columns that earlier releases did not have may be missing, which is read as null.
    private const string Find =
        """
        select version, to_jsonb(v) ->> 'checksum', (to_jsonb(v) ->> 'compatible_from')::int
        from public.schema_versions v where component = $1 order by version
        """;

    /// <summary>What a component has applied; empty where nothing was ever migrated.</summary>
    public static async Task<IReadOnlyList<AppliedScript>> AllAsync(NpgsqlConnection connection, string component, CancellationToken cancellationToken)
    {
        await using (var exists = new NpgsqlCommand("select to_regclass('public.schema_versions') is not null", connection))
        {
            if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
                return [];
        }
        await using var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = component } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedScript>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(new(
                reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2)));
        }
        return applied;
    }

    /// <summary>Notes that a script was applied.</summary>
    public static async Task NoteAsync(NpgsqlConnection connection, string component, int version, SchemaScript script, CancellationToken cancellationToken)
    {
        await using var note = new NpgsqlCommand(
            "insert into public.schema_versions (component, version, name, checksum, compatible_from) values ($1, $2, $3, $4, $5)", connection)
        {
            Parameters =
            {
                new() { Value = component }, new() { Value = version }, new() { Value = script.Name }, new() { Value = script.Checksum },
                new() { Value = (object?)script.CompatibleFrom ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer },
            },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes of a script that was applied before it said so from which one a program can work beside it.</summary>
    public static async Task NoteCompatibleAsync(NpgsqlConnection connection, string component, int version, SchemaScript script, CancellationToken cancellationToken)
    {
        await using var note = new NpgsqlCommand(
            "update public.schema_versions set compatible_from = $3 where component = $1 and version = $2 and compatible_from is null", connection)
        {
            Parameters = { new() { Value = component }, new() { Value = version }, new() { Value = script.CompatibleFrom!.Value } },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
    }
}
