using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Filters;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Reading;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Audit;

/// <summary>What was, and why, in the graph: straight from the log and therefore never stale.</summary>
public static class AuditFields
{
    private const int DefaultDepth = 20;

    public static void Add(SchemaBuilder schema, IReadOnlyList<Module> modules)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(modules);
        var types = new AuditTypes(schema);
        var things = string.Join(", ", modules.Select(m => m.Subject));
        HistoryPages.Add(schema, types, StreamTypes.Of(modules));
        EventsSubscription.Add(schema, types);
        schema.Query.Field(
            "event", types.Event, [Arg.Of("position", Scalars.Long.NonNull(), "Its place in the log.")],
            EventAsync,
            "The event at a position; null when there is none.");
        schema.Query.Field(
            "stateAt",
            types.State,
            [
                Arg.Of("of", Scalars.String.NonNull(), $"The thing, as kind/id; kinds: {things}."),
                Arg.Of("version", Scalars.Long, "As it was after its event of this version."),
                Arg.Of("position", Scalars.Long, "As it was at this position of the log."),
                Arg.Of("time", Scalars.DateTime, "As it was at this time, by the effective times of its events."),
            ],
            StateAsync,
            "A thing as it was, folded from its history; now, without version, position or time. Null when it did not exist then.");
        AddComparing(schema, types, things);
    }

    private static void AddComparing(SchemaBuilder schema, AuditTypes types, string things)
    {
        schema.Query.Field(
            "diff",
            types.Difference.NonNull().List().NonNull(),
            [
                Arg.Of("of", Scalars.String.NonNull(), $"The thing, as kind/id; kinds: {things}."),
                Arg.Of("from", Scalars.Long.NonNull(), "The earlier version; 0 for before there was anything."),
                Arg.Of("to", Scalars.Long, "The later version; now, when left out."),
            ],
            DiffAsync,
            "What changed in a thing between two versions, field by field.");
        schema.Query.Field(
            "causation",
            types.Causation,
            [
                Arg.Of("event", Scalars.Long, "The position of an event of the command to begin with; this or `command`."),
                Arg.Of("command", Scalars.ID, "The id of the command or step to begin with; this or `event`."),
                Arg.Of("depth", Scalars.Int, $"How many commands and steps far in each direction, up to {Causes.Deepest}.", DefaultDepth),
            ],
            CausationAsync,
            "What led to a command and what it led to, through commands, events and steps of workflows. Null when nothing of it was recorded.");
    }

    /// <summary>The context of somebody who may read history.</summary>
    internal static ReadContext Asked(FieldContext field)
    {
        var context = ReadContext.Of(field);
        context.Require(Security.Permissions.ReadHistory);
        return context;
    }

    /// <exception cref="GraphQLFieldException">The text names no stream of these kinds.</exception>
    internal static StreamId StreamOf(FieldContext field, IReadOnlyList<string> kinds) => StreamOf(field.Argument<string>("of")!, kinds, "of");

    internal static StreamId StreamOf(string text, IReadOnlyList<string> kinds, string argument)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && Guid.TryParse(parts[1], out var id) && kinds.Contains(parts[0])
            ? new StreamId(parts[0], id)
            : throw Bad($"'{argument}' is a kind ({string.Join(", ", kinds)}), a slash and an id.");
    }

    internal static GraphQLFieldException Bad(string message) => new(message, "BAD_USER_INPUT");

    private static Task<HistoryEntry?> EventAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var context = Asked(field);
        return context.Platform.Histories.AtAsync(context.Caller.Tenant, field.Argument<long>("position"), context.Sight, cancellationToken);
    }

    private static async Task<PastState?> StateAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var (context, histories) = (Asked(field), ReadContext.Of(field).Platform.Histories);
        var (tenant, stream) = (context.Caller.Tenant, StreamOf(field, histories.Things));
        var (version, position, time) = (field.Argument<long?>("version"), field.Argument<long?>("position"), field.Argument<DateTimeOffset?>("time"));
        if ((version is null ? 0 : 1) + (position is null ? 0 : 1) + (time is null ? 0 : 1) > 1)
            throw Bad("Give one of 'version', 'position' and 'time'.");
        if (position is { } at)
            version = await histories.VersionAtAsync(tenant, stream, at, cancellationToken);
        return version < 1 ? null : await histories.StateAsync(tenant, stream, new StreamRange(ToVersion: version ?? long.MaxValue, EffectiveUntil: time), context.Sight, cancellationToken);
    }

    private static async Task<IReadOnlyList<Difference>> DiffAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var (context, histories) = (Asked(field), ReadContext.Of(field).Platform.Histories);
        var (tenant, stream) = (context.Caller.Tenant, StreamOf(field, histories.Things));
        var (from, to) = (field.Argument<long>("from"), field.Argument<long?>("to") ?? long.MaxValue);
        if (from < 0 || to < from)
            throw Bad("'from' and 'to' are versions, 'from' the earlier one; 0 is before the first.");
        var before = from == 0 ? null : await histories.StateAsync(tenant, stream, new StreamRange(ToVersion: from), context.Sight, cancellationToken);
        var after = to == 0 ? null : await histories.StateAsync(tenant, stream, new StreamRange(ToVersion: to), context.Sight, cancellationToken);
        return [.. Difference.Between(before?.State, after?.State ?? before?.State)];
    }

    private static async Task<CausationGraph?> CausationAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var context = Asked(field);
        var (position, command, depth) = (field.Argument<long?>("event"), field.Argument<string>("command"), field.Argument<int>("depth"));
        if (position is null == command is null)
            throw Bad("Give 'event' or 'command'.");
        if (depth is < 0 or > Causes.Deepest)
            throw Bad($"'depth' is from 0 to {Causes.Deepest}.");
        var id = command is not null
            ? FilterValue.ToGuid(command)
            : (await context.Platform.Histories.AtAsync(context.Caller.Tenant, position!.Value, context.Sight, cancellationToken))?.Envelope.Origin.CommandId;
        return id is null ? null : await new Causes(context.Platform.Log, context.Platform.Histories).ReadAsync(context.Caller.Tenant, id.Value, depth, context.Sight, cancellationToken);
    }
}
