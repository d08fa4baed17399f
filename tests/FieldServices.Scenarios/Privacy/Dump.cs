using Npgsql;

namespace FieldServices.Scenarios.Privacy;

/// <summary>Everything that a database holds.</summary>
internal static class Dump
{
    /// <summary>Every row of every table, as text.</summary>
    public static async Task<string> OfAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select string_agg(query_to_xml(format('select t::text as r from %I.%I t', schemaname, tablename), true, true, '')::text, '')
            from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>None of these words is in any row.</summary>
    public static async Task LacksAsync(NpgsqlDataSource database, params string[] words)
    {
        var dump = await OfAsync(database);
        Assert.Contains("~s1.", dump, StringComparison.Ordinal);
        Assert.Equal([], words.Where(w => dump.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }
}
