using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// What an operator can see of the views, and do to them, from any process: list, stop, start; and for parked streams retry
/// and skip. Runners everywhere heed it with their next page.
/// </summary>
public sealed class ProjectionControl(NpgsqlDataSource database, EventCatalog catalog, IReadOnlyList<ViewTable> tables)
{
    private const string States =
        """
        select c.view, c.tenant_id, c.position, coalesce(h.position, 0), c.stopped_at, c.stopped_why,
          (select count(*) from eventstore.parked p where p.view = c.view and p.tenant_id = c.tenant_id)
        from eventstore.checkpoints c left join eventstore.tenant_heads h using (tenant_id)
        where c.view = any($1) order by c.view, c.tenant_id
        """;

    private const string ParkedStreams =
        """
        select view, tenant_id, stream_type, stream_id, version, "position", error, since, attempts, retry_at
        from eventstore.parked where view = any($1) order by view, tenant_id, "position"
        """;

    private const string StopSql =
        """
        insert into eventstore.checkpoints as c (view, tenant_id, stopped_at, stopped_why) values ($1, $2, clock_timestamp(), $3)
        on conflict (view, tenant_id) do update set stopped_at = coalesce(c.stopped_at, excluded.stopped_at), stopped_why = excluded.stopped_why
        """;

    private const string SkipSql =
        """
        with parked as (
          update eventstore.parked set version = version + 1 where view = $1 and tenant_id = $2 and stream_type = $3 and stream_id = $4
          returning "position"
        )
        insert into eventstore.skipped (view, tenant_id, "position", reason) select $1, $2, "position", $5 from parked on conflict do nothing
        """;

    private readonly Dictionary<string, ViewTable> byName = tables.ToDictionary(t => t.View.Name);
    private readonly Dictionary<string, ViewTable> byTable = tables.ToDictionary(t => t.View.Table);

    /// <summary>Where every view of every tenant stands; one that has not begun is not listed.</summary>
    public async Task<IReadOnlyList<ViewState>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var command = Command(States, (object)byTable.Keys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var states = new List<ViewState>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var view = byTable[reader.GetString(0)].View;
            states.Add(new ViewState(
                view.Name, view.Version, new TenantId(reader.GetGuid(1)), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(6),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(4),
                await reader.IsDBNullAsync(5, cancellationToken) ? null : reader.GetString(5)));
        }
        return states;
    }

    /// <summary>Every parked stream, the oldest failure of a view and tenant first.</summary>
    public async Task<IReadOnlyList<ParkedStream>> ListParkedAsync(CancellationToken cancellationToken = default)
    {
        await using var command = Command(ParkedStreams, (object)byTable.Keys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var parked = new List<ParkedStream>();
        while (await reader.ReadAsync(cancellationToken))
            parked.Add(new ParkedStream(
                byTable[reader.GetString(0)].View.Name, new TenantId(reader.GetGuid(1)), new StreamId(reader.GetString(2), reader.GetGuid(3)),
                reader.GetInt64(4), reader.GetInt64(5), reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7), reader.GetInt32(8),
                reader.GetFieldValue<DateTimeOffset>(9)));
        return parked;
    }

    /// <summary>
    /// Folds what a parked stream has missed and lets it flow again. In a view whose key is not the stream, these events come
    /// after later ones of other streams; where their order matters, rebuild the view.
    /// </summary>
    /// <returns>False when the stream is not parked.</returns>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    /// <exception cref="Exception">Whatever the fold threw, when it failed again; the stream stays parked.</exception>
    public Task<bool> RetryAsync(string view, TenantId tenant, StreamId stream, CancellationToken cancellationToken = default) =>
        new ViewBatch(database, catalog, Table(view), new ProjectionOptions()).RetryAsync(tenant, stream, cancellationToken);

    /// <summary>Leaves the failed event of a parked stream out of the view for good, also of its rebuilds, and retries the rest.</summary>
    /// <param name="view">The view's name.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="stream">The parked stream.</param>
    /// <param name="reason">Why, for whoever asks later.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when the stream is not parked.</returns>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    public async Task<bool> SkipAsync(string view, TenantId tenant, StreamId stream, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using (var command = Command(SkipSql, Table(view).View.Table, tenant.Value, stream.Type, stream.Id, reason))
            await command.ExecuteNonQueryAsync(cancellationToken);
        return await RetryAsync(view, tenant, stream, cancellationToken);
    }

    /// <summary>Stops a view of a tenant: its rows stay as they are until it is started again.</summary>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    public async Task StopAsync(string view, TenantId tenant, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using var command = Command(StopSql, Table(view).View.Table, tenant.Value, reason);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Lets a stopped view of a tenant go on from where it was; runners notice when they next look for work.</summary>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    public async Task StartAsync(string view, TenantId tenant, CancellationToken cancellationToken = default)
    {
        await using var command = Command(
            "update eventstore.checkpoints set stopped_at = null, stopped_why = null where view = $1 and tenant_id = $2", Table(view).View.Table, tenant.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private ViewTable Table(string view) => byName.TryGetValue(view, out var table)
        ? table
        : throw new KeyNotFoundException($"There is no view '{view}'. There are: {string.Join(", ", byName.Keys)}.");

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
