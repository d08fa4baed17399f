using System.Globalization;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Reads;

/// <summary>Reads rows of a view: only the columns asked for, only of the caller's tenant.</summary>
public static class RowQuery
{
    public static string SelectList(ReadModel model, IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(model);
        return string.Join(", ", columns.Select(i => string.Format(CultureInfo.InvariantCulture, model.Table.Columns[i].Type.Select, $"t.{model.Table.Columns[i].Name}")));
    }

    /// <summary>Begins <c>select … from … t where t.tenant_id = …</c>.</summary>
    public static SqlText Begin(ReadModel model, string selectList, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(context);
        return new SqlText(context).Add($"select {selectList} from ").AddRows(model, "t").Add($" where t.tenant_id = {SqlText.Tenant}");
    }

    public static ReadRow Read(NpgsqlDataReader reader, ReadModel model, IReadOnlyList<int> columns, int firstOrdinal = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        var values = new object?[model.Table.Columns.Count];
        for (var i = 0; i < columns.Count; i++)
            values[columns[i]] = RowReader.Value(reader, firstOrdinal + i, model.Table.Columns[columns[i]].Type);
        return new ReadRow(values);
    }

    /// <summary>Rows by key, as a batched relation or a single thing needs them.</summary>
    public static async Task<Dictionary<Guid, ReadRow>> ByKeysAsync(
        ReadModel model, IReadOnlyList<Guid> keys, IEnumerable<string> fields, ReadContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(context);
        await context.RequireBuiltAsync(model.Table.View, cancellationToken);
        var columns = model.ColumnsFor(fields);
        // A join, so that the planner knows of each key that the primary key finds at most one row, even without statistics.
        var sql = new SqlText(context).Add($"select {SelectList(model, columns)} from unnest(").AddValue(keys.ToArray())
            .Add($"::{model.Table.Key.Type.Sql}[]) k (key) join ").AddRows(model, "t").Add($" on t.{model.Table.Key.Name} = k.key where t.tenant_id = {SqlText.Tenant}");
        var rows = new Dictionary<Guid, ReadRow>();
        await ExecuteAsync([sql], context, async reader =>
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var row = Read(reader, model, columns);
                rows[(Guid)row[model.KeyIndex]!] = row;
            }
        }, cancellationToken);
        return rows;
    }

    /// <summary>Runs statements in one round trip.</summary>
    /// <exception cref="GraphQLFieldException">They took too long.</exception>
    public static async Task ExecuteAsync(
        IReadOnlyList<SqlText> statements, ReadContext context, Func<NpgsqlDataReader, Task> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            var place = await context.Platform.Places.OfAsync(context.Caller.Tenant, cancellationToken);
            await using var batch = place.Database.CreateBatch();
            batch.Timeout = context.Limits.StatementSeconds;
            foreach (var statement in statements)
                batch.BatchCommands.Add(statement.ToCommand());
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await read(reader);
        }
        catch (NpgsqlException e) when (e.InnerException is TimeoutException)
        {
            throw new GraphQLFieldException($"The query took longer than {context.Limits.StatementSeconds} s in the database and was stopped there. Ask for smaller pages, or filter more narrowly.", "TIMEOUT");
        }
        catch (NpgsqlException e) when (e.IsTransient || e is not PostgresException)
        {
            throw new GraphQLFieldException("The database does not answer. Repeat the query in a moment.", "DATABASE_UNAVAILABLE");
        }
    }
}
