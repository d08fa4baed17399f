using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Past;

/// <summary>
/// Answers as of a position only from views that have reached it and still have the rows. Asked before reading, so that nobody reads in
/// vain, and again afterwards, because rows that are too old may go in between.
/// </summary>
internal static class KeptRows
{
    private static readonly Dictionary<string, object?> Later = new() { ["retryAfterSeconds"] = 1 };

    /// <summary>Waits until the views have reached the position that is asked for.</summary>
    /// <exception cref="GraphQLFieldException">That takes too long.</exception>
    public static async Task ReachedAsync(IReadOnlyCollection<View> views, ReadContext context, CancellationToken cancellationToken)
    {
        if (context.At.Position is not { } position)
            return;
        foreach (var view in views)
        {
            if (!await context.Platform.Progress.WaitAsync(view, context.Caller.Tenant, position, context.Platform.LongestWait, cancellationToken))
                throw new GraphQLFieldException($"The view '{view.Name}' has not reached position {position} yet. Repeat the query in a moment.", extensions: Later, code: "VIEW_BEHIND");
        }
        await RequireAsync(views, context, cancellationToken);
    }

    /// <exception cref="GraphQLFieldException">Rows that were so at the position are gone.</exception>
    public static async Task RequireAsync(IReadOnlyCollection<View> views, ReadContext context, CancellationToken cancellationToken)
    {
        if (context.At.Position is not { } position)
            return;
        var place = await context.Platform.Places.OfAsync(context.Caller.Tenant, cancellationToken);
        foreach (var view in views)
        {
            await using var command = place.Database.CreateCommand(HistoryTable.KeptSince);
            command.Parameters.Add(new() { Value = view.Table });
            command.Parameters.Add(new() { Value = context.Caller.Tenant.Value });
            if (await command.ExecuteScalarAsync(cancellationToken) is long since && since > position)
                throw new GraphQLFieldException(
                    $"'asOf' or a pinned cursor asks for position {position}, but superseded rows of the view '{view.Name}' are kept only from position {since} on. Ask for a later position, or begin the list again.", "HISTORY_NOT_KEPT");
        }
    }
}
