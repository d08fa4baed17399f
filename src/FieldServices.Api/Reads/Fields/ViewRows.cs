using Npgsql;
using FieldServices.EventStore.Views;

namespace FieldServices.Api.Reads.Fields;

/// <summary>Whole rows of views as their records, for fields that compute over them.</summary>
internal static class ViewRows
{
    /// <summary>All rows of the tenant as of the moment that is asked for; conditions can be added.</summary>
    public static SqlText All(ReadModel model, ReadContext context) => Some(model, RowSql.Columns(RowPlan.OfAll(model), "t"), context);

    /// <summary>Some columns of them.</summary>
    public static SqlText Some(ReadModel model, string columns, ReadContext context) =>
        new SqlText(context).Add($"select {columns} from ").AddRows(model, "t").Add(" where ").AddOwn(model, "t");

    /// <summary>Reads the rows of one statement and goes on to the next.</summary>
    public static async Task<List<TRow>> ReadAsync<TRow>(NpgsqlDataReader reader, ReadModel model, CancellationToken cancellationToken)
    {
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((TRow)RowReader.Read(reader, model.Table));
        await reader.NextResultAsync(cancellationToken);
        return rows;
    }
}
