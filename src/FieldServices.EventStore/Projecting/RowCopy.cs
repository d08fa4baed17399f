using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Projecting;

/// <summary>Adds many rows to a table with the columns of a view, as a stream: a statement with an array for each column takes three times as long.</summary>
/// <typeparam name="T">What the rows are made of.</typeparam>
/// <param name="table">The table's name with its schema.</param>
/// <param name="columns">The columns of the view.</param>
/// <param name="further">The columns besides those and the tenant's, each with its type and its value.</param>
internal sealed class RowCopy<T>(string table, IReadOnlyList<ViewColumn> columns, params IReadOnlyList<(string Name, NpgsqlDbType Type, Func<T, object> Of)> further)
{
    private readonly string sql =
        $"copy {table} (tenant_id, {string.Join(", ", further.Select(f => f.Name).Concat(columns.Select(c => c.Name)))}) from stdin (format binary)";

    /// <summary>Adds the rows, in the transaction of the connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="rows">What to add.</param>
    /// <param name="values">The values of the view's columns.</param>
    /// <param name="cancellationToken">Gives up; nothing was added then.</param>
    public async Task AddAsync(NpgsqlConnection connection, TenantId tenant, IReadOnlyList<T> rows, Func<T, object?[]> values, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        await using var importer = await connection.BeginBinaryImportAsync(sql, cancellationToken);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            await importer.WriteAsync(tenant.Value, NpgsqlDbType.Uuid, cancellationToken);
            foreach (var (_, type, of) in further)
                await importer.WriteAsync(of(row), type, cancellationToken);
            foreach (var (i, value) in values(row).Index())
                await (value is null ? importer.WriteNullAsync(cancellationToken) : importer.WriteAsync(value, columns[i].Type.CopyDb, cancellationToken));
        }
        await importer.CompleteAsync(cancellationToken);
    }
}
