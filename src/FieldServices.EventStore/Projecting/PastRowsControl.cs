using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// How long the superseded rows of views are kept: what the program declares, what an operator decided instead, and the removal of what is
/// older. Works from any process; runners heed a decision with their next page, without a rebuild.
/// </summary>
/// <param name="database">Where the views are.</param>
/// <param name="tables">The views.</param>
public sealed class PastRowsControl(NpgsqlDataSource database, IReadOnlyList<ViewTable> tables)
{
    /// <summary>So many rows are removed in one transaction.</summary>
    public const int Batch = 2_000;

    private static readonly string Cuts = EmbeddedSql.Read("Projecting.history-cuts.sql");

    private const string StateSql =
        """
        select exists (select from eventstore.view_history where view = $1), (select kept from eventstore.view_history where view = $1),
          (select max(history_from) from eventstore.checkpoints where view = $2),
          pg_total_relation_size($3::regclass), pg_total_relation_size($4::regclass)
        """;

    /// <summary>Where the superseded rows of every view of this program stand.</summary>
    public async Task<IReadOnlyList<PastRowsState>> ListAsync(CancellationToken cancellationToken = default)
    {
        var states = new List<PastRowsState>();
        foreach (var table in tables)
        {
            await using var command = Command(StateSql, table.View.Name, table.View.Table, table.Name, table.History.Name);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            states.Add(new PastRowsState(
                table.View.Name, table.View.PastRows.Kept, reader.GetBoolean(0), reader.IsDBNull(1) ? null : reader.GetTimeSpan(1),
                reader.IsDBNull(2) ? 0 : reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
        }
        return states;
    }

    /// <summary>Decides how long superseded rows of a view are kept.</summary>
    /// <param name="view">The view's name.</param>
    /// <param name="pastRows">How long; null for what the program declares.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task DecideAsync(string view, PastRows? pastRows, CancellationToken cancellationToken = default)
    {
        await using var command = pastRows is null
            ? Command("delete from eventstore.view_history where view = $1", view)
            : Command(
                "insert into eventstore.view_history (view, kept) values ($1, $2) on conflict (view) do update set kept = excluded.kept, decided_at = clock_timestamp()",
                view, (object?)pastRows.Kept ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Removes superseded rows that are older than they are kept, a batch in a transaction.</summary>
    /// <returns>How many rows were removed.</returns>
    public async Task<long> PruneAsync(CancellationToken cancellationToken = default)
    {
        var removed = 0L;
        foreach (var table in tables)
        {
            foreach (var (tenant, cut) in await CutsAsync(table, cancellationToken))
            {
                removed += await RemoveAsync(table.History.Name, HistoryTable.To, tenant, cut, cancellationToken);
                if (table.Timeline is { } timeline)
                    removed += await RemoveAsync(timeline.Name, "known_to", tenant, cut, cancellationToken);
            }
        }
        return removed;
    }

    // Invariant: that the view cannot be asked as of positions before the cut is committed before the first row goes, so whoever has read
    // too few rows finds that out afterwards.
    // Held by: PastRowsContract.Rows_older_than_they_are_kept_go_and_the_rest_can_be_asked
    private async Task<List<(TenantId Tenant, long Cut)>> CutsAsync(ViewTable table, CancellationToken cancellationToken)
    {
        var declared = table.View.PastRows;
        await using var command = Command(Cuts, table.View.Name, table.View.Table, (object?)declared.Kept ?? DBNull.Value);
        command.Parameters[2].NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Interval;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var cuts = new List<(TenantId, long)>();
        while (await reader.ReadAsync(cancellationToken))
            cuts.Add((new TenantId(reader.GetGuid(0)), reader.GetInt64(1)));
        return cuts;
    }

    private async Task<long> RemoveAsync(string table, string column, TenantId tenant, long cut, CancellationToken cancellationToken)
    {
        var removed = 0L;
        while (true)
        {
            await using var command = Command(
                $"delete from {table} where ctid = any(array(select ctid from {table} where tenant_id = $1 and {column} <= $2 limit $3 for update skip locked))", tenant.Value, cut, Batch);
            var rows = await command.ExecuteNonQueryAsync(cancellationToken);
            removed += rows;
            if (rows < Batch)
                return removed;
        }
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
