using System.Globalization;
using FieldServices.EventStore.Views;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Projecting;

/// <summary>Keeps the <see cref="LatestTimes"/> of a view with every page.</summary>
/// <param name="table">The view's table.</param>
/// <param name="every">About how many positions are between two of them.</param>
internal sealed class LatestFold(ViewTable table, int every)
{
    private const string Forget = "delete from eventstore.latest_times where view = $1 and tenant_id = $2";

    private const string Trust = "update eventstore.checkpoints set latest_writes = writes where view = $1 and tenant_id = $2";

    private const string Raise =
        """
        update eventstore.latest_times l set latest = v.latest from unnest($3::text[], $4::timestamptz[]) v (column_name, latest)
        where l.view = $1 and l.tenant_id = $2 and l.column_name = v.column_name and l.position >= $5 and l.latest < v.latest
        """;

    private static readonly string Keep = string.Create(CultureInfo.InvariantCulture,
        $"""
        insert into eventstore.latest_times (view, tenant_id, column_name, position, latest)
        select l.view, l.tenant_id, l.column_name, $3, l.latest from eventstore.latest_times l
        where l.view = $1 and l.tenant_id = $2 and l.position = {long.MaxValue} and not exists (
          select from eventstore.latest_times x
          where x.view = $1 and x.tenant_id = $2 and x.column_name = l.column_name and x.position > $3 - $4 and x.position < {long.MaxValue})
        on conflict do nothing
        """);

    private readonly IReadOnlyList<ViewColumn> columns = LatestTimes.ColumnsOf(table);

    /// <summary>Finds them anew, from all rows, when somebody has written rows without keeping them.</summary>
    public async Task PrepareAsync(NpgsqlConnection connection, TenantId tenant, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        if (columns.Count == 0 || checkpoint.LatestWrites == checkpoint.Writes)
            return;
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Of(Forget, tenant) } };
        foreach (var column in columns)
            batch.BatchCommands.Add(Of(FillOf(column), tenant, checkpoint.Position, (long)every));
        batch.BatchCommands.Add(Of(Trust, tenant));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Adds the statements that take rows into account that are so from a position on.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="from">The first position at which one of them is so.</param>
    /// <param name="to">The last position that is folded; null when later ones have been folded before.</param>
    public void Add(NpgsqlBatch batch, TenantId tenant, IReadOnlyCollection<object> rows, long from, long? to)
    {
        if (columns.Count == 0 || rows.Count == 0)
            return;
        var latest = columns.Select(c => rows.Max(r => ((DateTimeOffset)c.Type.ToDb(c.Get(r)!)).UtcDateTime)).ToArray();
        var raise = Of(Raise, tenant, (object)columns.Select(c => c.Name).ToArray());
        raise.Parameters.Add(new() { Value = latest, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
        raise.Parameters.Add(new() { Value = from });
        batch.BatchCommands.Add(raise);
        if (to is { } end)
            batch.BatchCommands.Add(Of(Keep, tenant, end, (long)every));
    }

    private string FillOf(ViewColumn column) => string.Create(CultureInfo.InvariantCulture,
        $"""
        with found as (select t.{HistoryTable.From} / $4 as part, max(t.{column.Name}) as latest from {table.History.AllTimes([column])} t where t.tenant_id = $2 group by 1),
        running as (select (part + 1) * $4 - 1 as position, max(latest) over (order by part) as latest from found)
        insert into eventstore.latest_times (view, tenant_id, column_name, position, latest)
        select $1, $2, '{column.Name}', position, latest from running where position <= $3
        union all select $1, $2, '{column.Name}', {long.MaxValue}, coalesce((select max(latest) from running), '-infinity')
        """);

    private NpgsqlBatchCommand Of(string sql, TenantId tenant, params object[] more)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = table.Checkpoints }, new() { Value = tenant.Value } } };
        foreach (var value in more)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
