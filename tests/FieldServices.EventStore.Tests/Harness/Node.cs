using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;
using FieldServices.EventStore.Waking;
using Npgsql;

namespace FieldServices.EventStore.Tests.Harness;

/// <summary>What one process of the service holds: a log, a runner of views, and its own ear for wake-ups.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    private Node(NpgsqlDataSource source, IReadOnlyList<ViewTable> tables, ProjectionOptions options)
    {
        this.source = source;
        WakeUps = new WakeUps(source);
        Log = new EventLog(source, Accounts.Catalog, WakeUps);
        Progress = new ViewProgress(source, TimeProvider.System);
        Runner = new ProjectionRunner(source, Accounts.Catalog, tables, WakeUps, Progress, options, TimeProvider.System);
        Tables = tables;
    }

    public WakeUps WakeUps { get; }

    public EventLog Log { get; }

    public ViewProgress Progress { get; }

    public ProjectionRunner Runner { get; }

    public IReadOnlyList<ViewTable> Tables { get; }

    /// <summary>Makes the tables of the views, but runs nothing yet.</summary>
    public static async Task<Node> PrepareAsync(string connectionString, ProjectionOptions options, params View[] views)
    {
        var source = EventStoreDatabase.Open(connectionString);
        List<ViewTable> tables = [.. views.Select(v => new ViewTable(v))];
        await ViewSchema.CreateAsync(source, tables);
        return new Node(source, tables, options);
    }

    public static async Task<Node> StartAsync(string connectionString, ProjectionOptions options, params View[] views)
    {
        var node = await PrepareAsync(connectionString, options, views);
        node.Run();
        return node;
    }

    public void Run() => running = Task.Run(() => Runner.RunAsync(stop.Token));

    /// <summary>Waits until a view contains everything that the tenant's log holds now.</summary>
    public async Task CaughtUpAsync(View view, TenantId tenant)
    {
        var head = await Log.HeadAsync(tenant);
        Assert.True(await Progress.WaitAsync(view, tenant, head, TimeSpan.FromSeconds(60)), $"The view {view.Name} did not catch up.");
    }

    public async Task<List<TRow>> RowsAsync<TRow>(View<TRow> view, TenantId tenant)
        where TRow : class
    {
        var table = Tables.Single(t => t.View == view);
        await using var command = source.CreateCommand(
            $"select {table.SelectList} from {table.Name} t where tenant_id = $1 order by {table.Key.Name}::text collate \"C\"");
        command.Parameters.Add(new() { Value = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<TRow>();
        while (await reader.ReadAsync())
            rows.Add((TRow)RowReader.Read(reader, table));
        return rows;
    }

    /// <summary>The rows as they were as of a position.</summary>
    public async Task<List<TRow>> RowsAsync<TRow>(View<TRow> view, TenantId tenant, long position)
        where TRow : class
    {
        var table = Tables.Single(t => t.View == view);
        var begin = string.Concat(LatestTimes.ColumnsOf(table).Select(c => $" and {LatestTimes.UpTo(table, c, "$1", "$2")}"));
        await using var command = source.CreateCommand(
            $"""
            select {table.SelectList} from {table.History.NowAnd(table.History.SoAt("$1", "$2"))} t
            where tenant_id = $1 and {HistoryTable.AsOf("$2")}{begin} order by {table.Key.Name}::text collate "C"
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = position });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<TRow>();
        while (await reader.ReadAsync())
            rows.Add((TRow)RowReader.Read(reader, table));
        return rows;
    }

    /// <summary>What was true at a time, by what was known as of a position.</summary>
    public async Task<List<TRow>> RowsAsync<TRow>(View<TRow> view, TenantId tenant, long position, DateTimeOffset time)
        where TRow : class
    {
        var table = Tables.Single(t => t.View == view);
        await using var command = source.CreateCommand(
            $"""
            select {table.SelectList} from {table.Timeline!.Name} t
            where tenant_id = $1 and {TimelineTable.TrueAt("$3", "$2")} order by {table.Key.Name}::text collate "C"
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = time.ToUniversalTime() });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<TRow>();
        while (await reader.ReadAsync())
            rows.Add((TRow)RowReader.Read(reader, table));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.EndsAsync();
        await WakeUps.DrainAsync(CancellationToken.None);
        await source.DisposeAsync();
        stop.Dispose();
    }
}
