using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// What an operator can see of the views, and do to them, from any process: list, stop, start; and for parked streams retry
/// and skip. Runners everywhere heed it with their next page.
/// </summary>
public sealed class ProjectionControl(NpgsqlDataSource database, EventCatalog catalog, IReadOnlyList<ViewTable> tables)
{
    private static readonly ProjectionOptions Options = new();

    private static readonly string States = EmbeddedSql.Read("Projecting.states.sql");

    private const string ParkedStreams =
        """
        select view, tenant_id, stream_type, stream_id, version, "position", error, since, attempts, retry_at, reason
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
          update eventstore.parked set version = version + 1
          where view = $1 and tenant_id = $2 and stream_type = $3 and stream_id = $4 and error is not null
          returning "position"
        )
        insert into eventstore.skipped (view, tenant_id, "position", reason) select $1, $2, "position", $5 from parked on conflict do nothing
        """;

    private readonly Dictionary<string, ViewTable> byName = tables.ToDictionary(t => t.View.Name);
    private readonly Dictionary<string, ViewTable> byTable = tables.ToDictionary(t => t.View.Table);

    /// <summary>Where every view of every tenant that has a log stands, and its versions of other releases.</summary>
    public async Task<IReadOnlyList<ViewState>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var command = Command(States, (object)byName.Keys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var states = new List<ViewState>();
        while (await reader.ReadAsync(cancellationToken))
            states.Add(StateOf(reader));
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
                reader.GetInt64(4), reader.GetInt64(5), Text(reader, 6), reader.GetFieldValue<DateTimeOffset>(7), reader.GetInt32(8), Time(reader, 9))
            {
                Reason = Text(reader, 10),
            });
        return parked;
    }

    /// <summary>
    /// Folds what a parked stream has missed and lets it flow again. In a view whose key is not the stream, these events come
    /// after later ones of other streams; where their order matters, rebuild the view.
    /// </summary>
    /// <returns>False when the stream is not parked.</returns>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    /// <exception cref="RebuildRunningException">The view is being rebuilt.</exception>
    /// <exception cref="Exception">Whatever the fold threw, when it failed again; the stream stays parked.</exception>
    public Task<bool> RetryAsync(string view, TenantId tenant, StreamId stream, CancellationToken cancellationToken = default) =>
        AwayAsync(view, table => RetryAsync(table, tenant, stream, cancellationToken), cancellationToken);

    /// <summary>
    /// Parks a stream: what the view has folded of it stays, and the rest waits until somebody retries it; nothing else lets it
    /// flow again, neither time nor a rebuild nor a newer version of the view.
    /// </summary>
    /// <param name="view">The view's name.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="stream">The stream; one that an error has parked stays parked from that event on.</param>
    /// <param name="reason">Why, for whoever looks at the list.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when the stream has no events.</returns>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    /// <exception cref="RebuildRunningException">The view is being rebuilt.</exception>
    public Task<bool> ParkAsync(string view, TenantId tenant, StreamId stream, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return AwayAsync(
            view,
            table => Parking.ParkByHandAsync(database, table.Checkpoints, tenant, stream, reason, Options.LongestSilence, cancellationToken),
            cancellationToken);
    }

    /// <summary>Leaves the failed event of a parked stream out of the view for good, also of its rebuilds, and retries the rest.</summary>
    /// <param name="view">The view's name.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="stream">The parked stream.</param>
    /// <param name="reason">Why, for whoever asks later.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when no event of the stream has failed.</returns>
    /// <exception cref="KeyNotFoundException">There is no such view.</exception>
    /// <exception cref="RebuildRunningException">The view is being rebuilt.</exception>
    public Task<bool> SkipAsync(string view, TenantId tenant, StreamId stream, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return AwayAsync(
            view,
            async table =>
            {
                await using var command = Command(SkipSql, table.View.Table, tenant.Value, stream.Type, stream.Id, reason);
                return await command.ExecuteNonQueryAsync(cancellationToken) > 0 && await RetryAsync(table, tenant, stream, cancellationToken);
            },
            cancellationToken);
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

    private Task<bool> RetryAsync(ViewTable table, TenantId tenant, StreamId stream, CancellationToken cancellationToken) =>
        new ParkedFold(database, catalog, table, Options).RetryAsync(tenant, stream, byHand: true, cancellationToken);

    private Task<bool> AwayAsync(string view, Func<ViewTable, Task<bool>> act, CancellationToken cancellationToken)
    {
        var table = Table(view);
        return new ViewRebuild(database, catalog, table, Options).AwayAsync(() => act(table), cancellationToken);
    }

    private ViewState StateOf(NpgsqlDataReader row)
    {
        var state = new ViewState(
            row.GetString(0), row.GetInt32(1), new TenantId(row.GetGuid(3)), ViewStanding.Running, row.GetInt64(4), row.GetInt64(5))
        {
            InUseSince = Time(row, 2),
            StoppedAt = Time(row, 6),
            StoppedWhy = Text(row, 7),
            Error = Text(row, 8),
            FailingSince = Time(row, 9),
            Rebuilt = row.IsDBNull(10) ? null : row.GetInt64(10),
            Parked = row.GetInt64(11),
            Blocked = Text(row, 12) is { } type ? new StreamId(type, row.GetGuid(13)) : null,
            BlockedSince = Time(row, 14),
        };
        return state with { Standing = StandingOf(state) };
    }

    private ViewStanding StandingOf(ViewState state) =>
        state.Version != byName[state.View].View.Version ? ViewStanding.Kept
        : state.StoppedAt is not null ? ViewStanding.Stopped
        : state.Error is not null ? ViewStanding.Failing
        : state.InUseSince is null ? ViewStanding.Building
        : state.Rebuilt is not null ? ViewStanding.Rebuilding
        : ViewStanding.Running;

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

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
