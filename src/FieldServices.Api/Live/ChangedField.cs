using System.Runtime.CompilerServices;
using System.Text.Json;
using FieldServices.Api.Hosting;
using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Security;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Live;

/// <summary>For each view a subscription to the changes of its list.</summary>
public static class ChangedField
{
    public static void Add(SchemaBuilder schema, IEnumerable<ReadModel> models)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(models);
        var kind = schema.Enum("ChangeKind", "What became of a row, as somebody sees it who looks through the filter.")
            .Value("ADDED", ChangeKind.Added, "It is in the list now.")
            .Value("CHANGED", ChangeKind.Changed, "It was in the list, still is, and is another now.")
            .Value("REMOVED", ChangeKind.Removed, "It is not in the list any more.")
            .Value("RESYNC", ChangeKind.Resync, "More has happened than can be told: read the list again, with this position as `after`. The stream goes on behind it.");
        foreach (var model in models)
        {
            var change = schema.Object<RowChange>($"{model.Type.Name}Change", "A change of the list.")
                .Field("kind", kind.NonNull(), c => c.Kind, "What became of the row.")
                .Field("position", Scalars.Long.NonNull(), c => c.Position, "The position of the log that the change is told up to; to go on after an interruption, give it as `after`.")
                .Field("id", Scalars.ID, c => c.Key?.ToString(), "Which row; null for RESYNC.")
                .Field("row", model.Type, c => c.Row, "The row as it is at that position; null when it is not in the list.");
            schema.Subscription.Field(
                $"{JsonNamingPolicy.CamelCase.ConvertName(model.Type.Name)}Changed",
                change.NonNull(),
                [
                    Arg.Of("filter", schema.Types.First(t => t.Name == $"{model.Type.Name}Filter"), "Which rows; as of the list."),
                    Arg.Of("after", Scalars.Long, "Begin behind this position, so that nothing is missed between a query and now; without it, with what happens from now on."),
                ],
                (field, cancellation) => Follow(model, field, cancellation),
                $"Changes of the list of {model.Table.View.Name.Replace('_', ' ')}, each told once the list contains it.");
        }
    }

    private static IAsyncEnumerable<RowChange> Follow(ReadModel model, FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field).OnPrimary();
        context.Require(Permissions.ReadBoards);
        var after = field.Argument<long?>("after");
        if (after < 0)
            throw new GraphQLFieldException("'after' is a position: 0 for everything, or one that an answer carried.", "BAD_USER_INPUT");
        var list = new ChangeKey(context.Caller.Tenant, model, field.Argument<IReadOnlyDictionary<string, object?>>("filter"));
        // A filter that cannot be used is refused now, not when something changes.
        FilterSql.Append(new SqlText(context), model, list.Filter, "t");
        return context.Platform.Live.GuardedAsync(context, ct => ChangesAsync(context.Platform, list, after, ct), cancellationToken);
    }

    private static async IAsyncEnumerable<RowChange> ChangesAsync(
        Platform platform, ChangeKey list, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var group = platform.Live.Changes.Take(list);
        using var queue = new ChangeQueue();
        var joined = await group.Value.JoinAsync(queue, cancellationToken);
        try
        {
            if (after < joined)
            {
                foreach (var change in await group.Value.MissedAsync(after.Value, joined, cancellationToken))
                    yield return change;
            }
            while (true)
            {
                var change = await queue.NextAsync(cancellationToken);
                if (change.Position > (after ?? 0))
                    yield return change;
            }
        }
        finally
        {
            group.Value.Leave(queue);
        }
    }
}
