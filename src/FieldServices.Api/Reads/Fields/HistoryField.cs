using FieldServices.Api.Audit;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Reading;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>The history of one thing, event by event, straight from the log and therefore never stale.</summary>
public static class HistoryField
{
    private const int LargestFirst = 1_000;

    public static void Add(SchemaBuilder schema, IReadOnlyList<Module> modules)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var kinds = StreamTypes.Of(modules);
        var subjects = string.Join(", ", kinds);
        var type = schema.Object<Envelope>("HistoryEvent", "A recorded event: who did what, when, and why.")
            .Field("position", Scalars.Long.NonNull(), e => e.Position, "Its place in the tenant's log.")
            .Field("stream", Scalars.String.NonNull(), e => e.Stream.ToString(), "Kind and id of the thing.")
            .Field("version", Scalars.Long.NonNull(), e => e.Version, "Its place in the thing's history.")
            .Field("name", Scalars.String.NonNull(), e => e.Type.Current.Name, "What happened.")
            .Field("nameVersion", Scalars.Int.NonNull(), e => e.Type.Current.Version, "The version of the body's shape.")
            .Field("storedAs", Scalars.String, EnvelopeJson.StoredAs, "The name and version that the log holds, such as order.sent@1, when the body was brought to a newer shape for reading.")
            .Field("recordedAt", Scalars.DateTime.NonNull(), e => e.RecordedAt, "When it was written.")
            .Field("effectiveAt", Scalars.DateTime.NonNull(), e => e.EffectiveAt, "When it was true in the world.")
            .Field("actor", Scalars.String.NonNull(), e => e.Origin.Actor.ToString(), "Who caused it: role and key.")
            .Field("command", Scalars.String.NonNull(), e => e.Origin.Command, "The command that was decided.")
            .Field("commandId", Scalars.ID.NonNull(), e => e.Origin.CommandId.ToString(), "That command's id.")
            .Field("correlationId", Scalars.ID.NonNull(), e => e.Origin.CorrelationId.ToString(), "Shared by everything that one request set in motion.")
            .Field("causationId", Scalars.ID.NonNull(), e => e.Origin.CausationId.ToString(), "What led to the command.")
            .OpenedJson("body", EnvelopeJson.Body, "What the event says.");
        schema.Query.Field(
            "history",
            type.NonNull().List().NonNull(),
            [
                Arg.Of("stream", Scalars.String.NonNull(), $"The thing, as kind/id; kinds: {subjects}."),
                Arg.Of("from", Scalars.Long, "The first version to read.", 1L),
                Arg.Of("first", Scalars.Int, $"At most so many events, up to {LargestFirst}.", 100),
            ],
            (field, cancellation) => ReadAsync(field, kinds, subjects, cancellation),
            "The history of one thing, oldest first; empty when there is no such thing.");
        schema.Subscription.Field(
            "events",
            type.NonNull(),
            [
                Arg.Of("after", Scalars.Long, "Begin behind this position, so that nothing is missed after an interruption; without it, with what happens from now on."),
                Arg.Of("types", Scalars.String.NonNull().List(), "Only events of these names, such as emergency.reported."),
            ],
            Follow,
            "Every event of the tenant as it is recorded: in order, without gaps, each once.");
    }

    private static IAsyncEnumerable<Envelope> Follow(FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        context.Require(Security.Permissions.ReadHistory);
        var catalog = context.Platform.Catalog;
        var types = field.ArgumentList<string>("types");
        if (types?.FirstOrDefault(t => !catalog.ReadNames.Contains(t)) is { } unknown)
            throw new GraphQLFieldException($"There is no event '{unknown}'. There are: {string.Join(", ", catalog.ReadNames)}.", "BAD_USER_INPUT");
        if (field.Argument<long?>("after") is < 0)
            throw new GraphQLFieldException("'after' is a position: 0 for everything, or the position of an event.", "BAD_USER_INPUT");
        var stored = types?.SelectMany(catalog.NamesReadAs).Distinct().ToArray();
        return EventStream.FollowAsync(context, field.Argument<long?>("after"), stored, cancellationToken);
    }

    private static async Task<IReadOnlyList<Envelope>> ReadAsync(
        FieldContext field, IReadOnlyList<string> kinds, string subjects, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        context.Require(Security.Permissions.ReadHistory);
        var parts = field.Argument<string>("stream")!.Split('/');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var id) || !kinds.Contains(parts[0]))
            throw new GraphQLFieldException($"'stream' is a kind ({subjects}), a slash and an id.", "BAD_USER_INPUT");
        var first = field.Argument<int>("first");
        if (first is < 1 or > LargestFirst)
            throw new GraphQLFieldException($"'first' is from 1 to {LargestFirst}.", "BAD_USER_INPUT");
        var range = new StreamRange(FromVersion: field.Argument<long>("from"), Limit: first);
        var events = new List<Envelope>();
        await foreach (var envelope in context.Platform.Log.ReadStreamAsync(context.Caller.Tenant, new StreamId(parts[0], id), range, cancellationToken))
            events.Add(envelope);
        return events;
    }
}
