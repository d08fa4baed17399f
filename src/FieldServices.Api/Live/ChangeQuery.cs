using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Filters;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.Api.Live;

/// <summary>
/// What changed in a list between two positions: its rows as of both, of which the view keeps the superseded ones. So nothing needs to be
/// remembered of a list to know whether a row was in it.
/// </summary>
internal static class ChangeQuery
{
    /// <summary>The changes in the order of the log; one that says to begin anew when the rows of the earlier position are not kept.</summary>
    public static async Task<IReadOnlyList<RowChange>> ReadAsync(
        ReadModel model, IReadOnlyDictionary<string, object?>? filter, ReadContext context, Touched touched, (long From, long To) span, CancellationToken cancellationToken)
    {
        if (touched.TooMany)
            return [RowChange.Resync(span.To)];
        if (touched.Keys.Count == 0)
            return [];
        var key = model.Table.Columns[model.KeyIndex];
        var (whole, keyOnly) = (RowPlan.OfWhole(model), RowPlan.Of(model, []));
        Array keys = touched.Keys.Keys.Select(k => key.Type.ToDb(k)).ToArray();
        var typed = Array.CreateInstance(key.Type.TransportClr, keys.Length);
        Array.Copy(keys, typed, keys.Length);
        var (before, after, keptSince) = (new HashSet<object>(), new Dictionary<object, (long Since, ReadRow Row)>(), long.MaxValue);
        SqlText[] statements =
        [
            Rows(keyOnly, filter, context, typed, span.From),
            Rows(whole, filter, context, typed, span.To),
            new SqlText(context).Add($"select history_from from eventstore.checkpoints where tenant_id = {SqlText.Tenant} and view = ").AddValue(model.Table.View.Table),
        ];
        await RowQuery.ExecuteAsync(statements, context, async reader =>
        {
            while (await reader.ReadAsync(cancellationToken))
                before.Add(Read(keyOnly, reader)[model.KeyIndex]!);
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var row = Read(whole, reader);
                after[row[model.KeyIndex]!] = (reader.GetInt64(0), row);
            }
            await reader.NextResultAsync(cancellationToken);
            if (await reader.ReadAsync(cancellationToken))
                keptSince = reader.GetInt64(0);
        }, cancellationToken);
        if (keptSince > span.From)
            return [RowChange.Resync(span.To)];
        return [.. touched.Keys.OrderBy(k => k.Value).Select(k => Of(k.Key, k.Value, before, after, span.From)).OfType<RowChange>()];
    }

    private static RowChange? Of(object key, long position, HashSet<object> before, Dictionary<object, (long Since, ReadRow Row)> after, long from)
    {
        if (!after.TryGetValue(key, out var now))
            return before.Contains(key) ? new RowChange(ChangeKind.Removed, position, key, null) : null;
        if (!before.Contains(key))
            return new RowChange(ChangeKind.Added, position, key, now.Row);
        return now.Since > from ? new RowChange(ChangeKind.Changed, position, key, now.Row) : null;
    }

    private static ReadRow Read(RowPlan plan, NpgsqlDataReader reader)
    {
        var ordinal = 1;
        return plan.Read(reader, ref ordinal)!;
    }

    private static SqlText Rows(RowPlan plan, IReadOnlyDictionary<string, object?>? filter, ReadContext context, Array keys, long position)
    {
        var table = plan.Model.Table;
        var sql = new SqlText(context).Add($"select t.{HistoryTable.From}, {RowSql.Columns(plan, "t")} from {table.History.AllTimes()} t");
        RowSql.Join(sql, plan, "t").Add($" where t.tenant_id = {SqlText.Tenant} and t.{table.Key.Name} = any(").AddValue(keys).Add(") and ");
        sql.AddValue(position);
        sql.Add($" >= t.{HistoryTable.From} and t.{HistoryTable.To} > ").AddValue(position);
        FilterSql.Append(sql, plan.Model, filter, "t");
        return sql;
    }
}
