using FieldServices.Api.Reads.Past;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Reads;

/// <summary>Runs statements on views, and reads rows by their keys.</summary>
public static class RowQuery
{
    /// <summary>One row by its key; null when there is none.</summary>
    public static async Task<ReadRow?> ByKeyAsync(RowPlan plan, Guid key, ReadContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(context);
        await context.RequireBuiltAsync(plan.Model.Table.View, cancellationToken);
        if (SharedRows.Serves(context, await context.Platform.Places.OfAsync(context.Caller.Tenant, cancellationToken)))
        {
            context.Sources.ReadByKey();
            return await plan.Shared.FindAsync(plan, key, context, cancellationToken);
        }
        return (await EachByKeyAsync(plan, [key], context, cancellationToken)).GetValueOrDefault(key);
    }

    /// <summary>
    /// A few rows by their keys, each by a statement of its own in one round trip: those are planned once in a session, while a join with the keys
    /// is planned each time, which takes longer than to find ten rows.
    /// </summary>
    public static async Task<Dictionary<Guid, ReadRow>> EachByKeyAsync(
        RowPlan plan, IReadOnlyCollection<Guid> keys, ReadContext context, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<Guid, ReadRow>(keys.Count);
        await ExecuteAsync([.. keys.Select(k => ByKey(plan, k, context))], context, async reader =>
        {
            for (var i = 0; i < keys.Count; i++)
            {
                if (i > 0)
                    await reader.NextResultAsync(cancellationToken);
                var ordinal = 0;
                if (await reader.ReadAsync(cancellationToken) && plan.Read(reader, ref ordinal, context.At) is { } row)
                    rows[(Guid)row[plan.Model.KeyIndex]!] = row;
            }
        }, cancellationToken);
        return rows;
    }

    private static SqlText ByKey(RowPlan plan, Guid key, ReadContext context) =>
        context.At != Moment.Now ? WriteByKey(plan, key, context) : new SqlText(context, plan.ByKeyNow ??= WriteByKey(plan, key, context), key);

    private static SqlText WriteByKey(RowPlan plan, Guid key, ReadContext context)
    {
        var sql = new SqlText(context).Add($"select {RowSql.Columns(plan, "t")} from ").AddRow(plan.Model, "t", plan.Columns);
        return RowSql.Join(sql, plan, "t").Add(" where ").AddOwn(plan.Model, "t").Add($" and t.{plan.Model.Table.Key.Name} = ").AddValue(key);
    }

    /// <summary>Rows by their keys.</summary>
    public static async Task<Dictionary<Guid, ReadRow>> ByKeysAsync(
        RowPlan plan, IReadOnlyList<Guid> keys, ReadContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(context);
        await context.RequireBuiltAsync(plan.Model.Table.View, cancellationToken);
        var rows = new Dictionary<Guid, ReadRow>();
        await ExecuteAsync(ByKeys(plan, keys, context), context, async reader =>
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var ordinal = 0;
                var row = plan.Read(reader, ref ordinal, context.At)!;
                rows[(Guid)row[plan.Model.KeyIndex]!] = row;
            }
        }, cancellationToken);
        return rows;
    }

    /// <summary>A join, so that the planner knows of each key that the primary key finds at most one row, even without statistics.</summary>
    public static SqlText ByKeys(RowPlan plan, IReadOnlyList<Guid> keys, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var key = plan.Model.Table.Key;
        var sql = new SqlText(context).Add($"select {RowSql.Columns(plan, "t")} from unnest(").AddValue(keys.ToArray()).Add($"::{key.Type.Sql}[]) k (key) join ")
            .AddRow(plan.Model, "t", plan.Columns).Add($" on t.{key.Name} = k.key");
        return RowSql.Join(sql, plan, "t").Add(" where ").AddOwn(plan.Model, "t");
    }

    /// <summary>Runs a statement. Its rows are read again from the first one when a replica is lost in the middle of them.</summary>
    /// <exception cref="GraphQLFieldException">It took too long, or the database does not answer.</exception>
    public static Task ExecuteAsync(SqlText sql, ReadContext context, Func<NpgsqlDataReader, Task> read, CancellationToken cancellationToken) =>
        ExecuteAsync([sql], context, read, cancellationToken);

    /// <summary>Runs statements in one round trip; the reader goes from the rows of one to those of the next, and stays with those of the last.</summary>
    /// <exception cref="GraphQLFieldException">They took too long, or the database does not answer.</exception>
    public static async Task ExecuteAsync(IReadOnlyList<SqlText> statements, ReadContext context, Func<NpgsqlDataReader, Task> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(context);
        foreach (var sql in statements)
            await sql.SettleAsync(context, cancellationToken);
        View[] views = [.. statements.SelectMany(s => s.Views).Distinct()];
        context.Sources.Read(views, context.At);
        Task RunAsync(NpgsqlDataSource database) => context.At.Position is { } position
            ? RowQuery.RunAsync(database, statements, new KeptRows(views, position, context), context, read, cancellationToken)
            : RowQuery.RunAsync(database, statements, context, read, cancellationToken);
        try
        {
            var (primary, replica) = await context.SourceAsync(cancellationToken);
            if (replica is null || !await HasPastAsync(replica, views, context, cancellationToken) || !await TryAsync(replica, RunAsync))
                await RunAsync(primary);
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

    private static async Task RunAsync(
        NpgsqlDataSource database, IReadOnlyList<SqlText> statements, KeptRows kept, ReadContext context, Func<NpgsqlDataReader, Task> read, CancellationToken cancellationToken)
    {
        var standing = kept.Standing();
        for (var reached = false; !reached;)
        {
            await RunAsync(database, [standing, .. statements, standing], context, async reader =>
            {
                if (!(reached = await kept.HaveReachedAsync(reader, cancellationToken)))
                    return;
                await reader.NextResultAsync(cancellationToken);
                await read(reader);
                await kept.RequireAsync(reader, cancellationToken);
            }, cancellationToken);
            if (!reached)
                await kept.WaitAsync(cancellationToken);
        }
    }

    private static async Task RunAsync(
        NpgsqlDataSource database, IReadOnlyList<SqlText> statements, ReadContext context, Func<NpgsqlDataReader, Task> read, CancellationToken cancellationToken)
    {
        if (statements is [var only])
        {
            await using var command = only.ToCommand(database);
            command.CommandTimeout = context.Limits.StatementSeconds;
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            await read(rows);
            return;
        }
        await using var batch = database.CreateBatch();
        foreach (var sql in statements)
            batch.BatchCommands.Add(sql.ToBatchCommand());
        batch.Timeout = context.Limits.StatementSeconds;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await read(reader);
    }

    // Whatever goes wrong on a replica, the primary is asked, from the first row: it alone knows whether the statement itself is at fault.
    // Only a statement that took too long on a replica that is well would take too long there as well.
    private static async Task<bool> TryAsync(ReadReplica replica, Func<NpgsqlDataSource, Task> run)
    {
        try
        {
            await run(replica.Database);
            replica.Answered();
            return true;
        }
        catch (PostgresException e) when (!e.IsTransient)
        {
            return false;
        }
        catch (NpgsqlException e) when (e.InnerException is not TimeoutException || !replica.IsUsable)
        {
            replica.Lost();
            return false;
        }
    }

    // A replica that has not come so far would show an earlier state as the one that is asked for.
    private static async ValueTask<bool> HasPastAsync(ReadReplica replica, IReadOnlyCollection<View> views, ReadContext context, CancellationToken cancellationToken)
    {
        if (context.At.Position is not { } position)
            return true;
        foreach (var view in views)
        {
            if (!await replica.HasAsync(view, context.Caller.Tenant, position, cancellationToken))
                return false;
        }
        return true;
    }
}
