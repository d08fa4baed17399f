using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Builds a view in a schema of its own and exchanges it with the one in use.</summary>
internal sealed class ViewRebuild(NpgsqlDataSource database, EventCatalog catalog, ViewTable live, ProjectionOptions options)
{
    internal const string Next = "read_next";
    internal const string Before = "read_before";

    // What somebody parked by hand waits in the new table too, from the same event on.
    private const string KeepParked =
        """
        insert into eventstore.parked (view, tenant_id, stream_type, stream_id, version, "position", attempts, reason)
        select $2, tenant_id, stream_type, stream_id, version, "position", 0, reason from eventstore.parked where view = $1 and reason is not null
        """;

    private readonly ViewTable next = live.In(Next);
    private readonly ViewTable before = live.In(Before);

    public async Task<Rebuilt> RunAsync(IProgress<(long Done, long Total)> progress, CancellationToken cancellationToken)
    {
        // This transaction does nothing until the end but keep a second rebuild away.
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ClaimAsync(connection, cancellationToken);
        await PrepareAsync(cancellationToken);
        var batch = new ViewBatch(database, catalog, next, options);
        await CatchUpAsync(batch, progress, cancellationToken);
        await StandStillAsync(connection, cancellationToken);
        foreach (var (tenant, position) in await PositionsAsync(cancellationToken))
            await AdvanceAsync(batch, tenant, position, _ => { }, cancellationToken);
        var rebuilt = await CompareAsync(connection, cancellationToken);
        await ExecuteAsync(connection, $"{Drop(before)} {Place(live, Before)} {Place(next, ViewTable.Schema)}", cancellationToken);
        await ForgetAsync(connection, before.Checkpoints, cancellationToken);
        await RenameAsync(connection, live.Checkpoints, before.Checkpoints, cancellationToken);
        await RenameAsync(connection, next.Checkpoints, live.Checkpoints, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rebuilt;
    }

    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ClaimAsync(connection, cancellationToken);
        if (await ScalarAsync<bool>(connection, "select to_regclass($1) is null", cancellationToken, before.Name))
            throw new InvalidOperationException($"The view {live.View.Name} has no table from before a rebuild.");
        await StandStillAsync(connection, cancellationToken);
        await ExecuteAsync(connection, $"{Drop(live)} {Place(before, ViewTable.Schema)}", cancellationToken);
        await RenameAsync(connection, live.Checkpoints, next.Checkpoints, cancellationToken);
        await RenameAsync(connection, before.Checkpoints, live.Checkpoints, cancellationToken);
        await ForgetAsync(connection, next.Checkpoints, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps rebuilds away for as long as something is done to the parked streams of the view, which a rebuild carries over.</summary>
    /// <exception cref="RebuildRunningException">It is being rebuilt.</exception>
    public async Task<T> AwayAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await ScalarAsync<bool>(connection, "select pg_try_advisory_xact_lock_shared(hashtext($1))", cancellationToken, Claim))
            throw new RebuildRunningException(live.View.Name);
        return await act();
    }

    // What a row says, not since when: a stream that was parked may have come later.
    private string Digest => $"md5(row(t.tenant_id, {string.Join(", ", live.Columns.Select(c => $"t.{c.Name}"))})::text)";

    private static string Drop(ViewTable table) => $"drop table if exists {string.Join(", ", table.Names)};";

    private static string Place(ViewTable table, string schema) => string.Concat(table.Names.Select(n => $"alter table {n} set schema {schema}; "));

    private string Claim => $"rebuild {live.Name}";

    private async Task ClaimAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await ScalarAsync<bool>(connection, "select pg_try_advisory_xact_lock(hashtext($1))", cancellationToken, Claim))
            throw new RebuildRunningException(live.View.Name);
    }

    // Locks the checkpoints of the table in use, also those of tenants that it has not begun, so that no runner touches it.
    private async Task StandStillAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            connection,
            "insert into eventstore.checkpoints (view, tenant_id) select $1, tenant_id from eventstore.tenant_heads on conflict do nothing",
            cancellationToken,
            live.Checkpoints);
        await ExecuteAsync(connection, "select from eventstore.checkpoints where view = $1 for update", cancellationToken, live.Checkpoints);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(
            connection,
            $"""
            select pg_advisory_xact_lock(hashtext('fieldservices.views'));
            create schema if not exists {Next};
            create schema if not exists {Before};
            {Drop(next)}
            {next.CreateSql()}
            """,
            cancellationToken);
        await ForgetAsync(connection, next.Checkpoints, cancellationToken);
        await ExecuteAsync(connection, KeepParked, cancellationToken, live.Checkpoints, next.Checkpoints);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task CatchUpAsync(ViewBatch batch, IProgress<(long Done, long Total)> progress, CancellationToken cancellationToken)
    {
        var heads = await TenantHeads.AllAsync(database, cancellationToken);
        var (total, done) = (heads.Sum(h => h.Position), 0L);
        foreach (var (tenant, position) in heads)
        {
            await AdvanceAsync(batch, tenant, position, to => progress.Report((done + to, total)), cancellationToken);
            done += position;
        }
    }

    private static async Task AdvanceAsync(ViewBatch batch, TenantId tenant, long upTo, Action<long> moved, CancellationToken cancellationToken)
    {
        for (var at = -1L; at < upTo;)
        {
            var step = await StepAsync(batch, tenant, upTo, cancellationToken);
            if (step is { Stopped: true })
                throw new InvalidOperationException($"{batch.Table.View.Name} was not rebuilt: too many streams cannot be folded. The view in use is unchanged.");
            if (step is not null)
                moved(at = step.To);
        }
    }

    // Null when an event could not be folded and is being cornered.
    private static async Task<Advance?> StepAsync(ViewBatch batch, TenantId tenant, long upTo, CancellationToken cancellationToken)
    {
        try
        {
            return await batch.AdvanceAsync(tenant, cancellationToken, upTo);
        }
        catch (Exception e) when (Failure.IsOfThePage(e))
        {
            await batch.CornerAsync(tenant, e, cancellationToken);
            return null;
        }
    }

    private async Task<List<(TenantId Tenant, long Position)>> PositionsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select tenant_id, position from eventstore.checkpoints where view = $1");
        command.Parameters.Add(new() { Value = live.Checkpoints });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var positions = new List<(TenantId, long)>();
        while (await reader.ReadAsync(cancellationToken))
            positions.Add((new TenantId(reader.GetGuid(0)), reader.GetInt64(1)));
        return positions;
    }

    private async Task<Rebuilt> CompareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await ScalarAsync<long>(connection, $"select count(*) from {next.Name}", cancellationToken);
        var differing = await ScalarAsync<long>(
            connection,
            $"""
            select (select count(*) from (select {Digest} from {live.Name} t except all select {Digest} from {next.Name} t) d)
              + (select count(*) from (select {Digest} from {next.Name} t except all select {Digest} from {live.Name} t) d)
            """,
            cancellationToken);
        return new Rebuilt(rows, differing);
    }

    // A runner that remembers rows of the one table must not take the other for it: its count of writes is like no other.
    private static async Task RenameAsync(NpgsqlConnection connection, string from, string to, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "update eventstore.checkpoints set view = $2, writes = writes + 1000000000, latest_writes = latest_writes + 1000000000 where view = $1", cancellationToken, from, to);
        await ExecuteAsync(connection, "update eventstore.parked set view = $2 where view = $1", cancellationToken, from, to);
        await ExecuteAsync(connection, "update eventstore.latest_times set view = $2 where view = $1", cancellationToken, from, to);
    }

    private static async Task ForgetAsync(NpgsqlConnection connection, string checkpoints, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "delete from eventstore.checkpoints where view = $1", cancellationToken, checkpoints);
        await ExecuteAsync(connection, "delete from eventstore.parked where view = $1", cancellationToken, checkpoints);
        await ExecuteAsync(connection, "delete from eventstore.latest_times where view = $1", cancellationToken, checkpoints);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
