using Npgsql;

namespace FieldServices.EventStore.Tests.TestKit;

internal static class Sql
{
    public static async Task RunAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<T> AskAsync<T>(string database, string sql, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static Task<long> CountTablesAsync(string database, string table) =>
        AskAsync<long>(database, "select count(*) from pg_tables where tablename = $1", table);
}
