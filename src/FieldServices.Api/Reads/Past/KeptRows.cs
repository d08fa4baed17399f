using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using Npgsql;

namespace FieldServices.Api.Reads.Past;

/// <summary>
/// Frames statements that read views as of a position, in the same round trip, by two looks at how the views stand. Invariant: that they had
/// reached the position is asked before the rows are read, because it may come true meanwhile; that the rows of the position are still kept is
/// asked afterwards, because they may go meanwhile. Held by:
/// KeptRowsTests.Rows_that_go_while_a_query_reads_the_past_make_it_refused.
/// </summary>
/// <param name="views">The views that the statements read.</param>
/// <param name="position">As of which position.</param>
/// <param name="context">Who asks.</param>
internal sealed class KeptRows(IReadOnlyCollection<View> views, long position, ReadContext context)
{
    private static readonly Dictionary<string, object?> Later = new() { ["retryAfterSeconds"] = 1 };

    /// <summary>The statement that <see cref="HaveReachedAsync"/> and <see cref="RequireAsync"/> read.</summary>
    public SqlText Standing()
    {
        var sql = new SqlText(context).Add(HistoryTable.Standing);
        sql.Parameters.Add(new() { Value = views.Select(v => v.Table).ToArray() });
        return sql;
    }

    /// <summary>Whether all views have reached the position.</summary>
    public async Task<bool> HaveReachedAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var reached = 0;
        while (await reader.ReadAsync(cancellationToken))
            reached += reader.GetInt64(1) >= position ? 1 : 0;
        return position == 0 || reached == views.Count;
    }

    /// <summary>Waits until the views have reached the position.</summary>
    /// <exception cref="GraphQLFieldException">The log does not have it, or it takes too long.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var (platform, tenant) = (context.Platform, context.Caller.Tenant);
        if (await platform.Log.HeadAsync(tenant, cancellationToken) is var head && position > head)
            throw new GraphQLFieldException($"'asOf' or a cursor asks for position {position}, but the log ends at {head}.", "BAD_USER_INPUT");
        foreach (var view in views)
        {
            if (!await platform.Progress.WaitAsync(view, tenant, position, platform.LongestWait, cancellationToken))
                throw new GraphQLFieldException($"The view '{view.Name}' has not reached position {position} yet. Repeat the query in a moment.", extensions: Later, code: "VIEW_BEHIND");
        }
    }

    /// <summary>Reads the last statement, behind those of the rows.</summary>
    /// <exception cref="GraphQLFieldException">Rows that were so at the position are gone.</exception>
    public async Task RequireAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.NextResultAsync(cancellationToken))
            throw new InvalidOperationException("Whoever read the rows has read beyond them.");
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt64(2) is var since && since > position)
                throw new GraphQLFieldException(
                    $"'asOf' or a pinned cursor asks for position {position}, but superseded rows of the view '{views.First(v => v.Table == reader.GetString(0)).Name}' are kept only from position {since} on. Ask for a later position, or begin the list again.", "HISTORY_NOT_KEPT");
        }
    }
}
