using FieldServices.Api.Live;
using FieldServices.Api.Reads;
using FieldServices.EventStore;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Audit;

/// <summary>The log as it is written.</summary>
internal static class EventsSubscription
{
    private const int MostStreams = 1_000;

    public static void Add(SchemaBuilder schema, AuditTypes types) => schema.Subscription.Field(
        "events",
        types.Event.NonNull(),
        [
            Arg.Of("after", Scalars.Long, "Begin behind this position, so that nothing is missed after an interruption; without it, with what happens from now on."),
            Arg.Of("types", Scalars.String.NonNull().List(), "Only events of these names, such as emergency.reported."),
            Arg.Of("streams", Scalars.String.NonNull().List(), $"Only events of these things, each as kind/id; at most {MostStreams}."),
        ],
        Follow,
        "Every event of the tenant as it is recorded: in order, without gaps, each once.");

    private static IAsyncEnumerable<HistoryEntry> Follow(FieldContext field, CancellationToken cancellationToken)
    {
        var context = AuditFields.Asked(field);
        var types = EventNames.Of(field, context.Platform.Catalog);
        var after = field.Argument<long?>("after");
        if (after < 0)
            throw AuditFields.Bad("'after' is a position: 0 for everything, or the position of an event.");
        var named = field.ArgumentList<string>("streams");
        if (named?.Count > MostStreams)
            throw AuditFields.Bad($"'streams' names at most {MostStreams} things.");
        var streams = named?.Select(s => AuditFields.StreamOf(s, context.Platform.Histories.Kinds, "streams")).ToHashSet();
        var live = context.Platform.Live;
        return live.GuardedAsync(
            context, ct => EventStream.FollowAsync(live, context.Caller.Tenant, after, types, streams, ct).Select((e, token) => context.Platform.Histories.SeenAsync(e, context.Sight, token)), cancellationToken);
    }
}
