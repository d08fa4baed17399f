using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Audit;

/// <summary>What the audit part of the graph consists of.</summary>
internal sealed class AuditTypes
{
    public AuditTypes(SchemaBuilder schema)
    {
        Event = OfEvent(schema.Object<HistoryEntry>("HistoryEvent", "A recorded event: who did what, when, and why."));
        State = OfState(schema.Object<PastState>("PastState", "A thing as it was."));
        Difference = schema.Object<Difference>("Difference", "A field in which two states of a thing differ.")
            .Field("path", Scalars.String.NonNull(), d => d.Path, "Where, such as clock.deadlines.onSiteBy; items of lists by their number from 0.")
            .Field("before", Scalars.JSON, d => Json(d.Before), "The value in the earlier state; null when there was none.")
            .Field("after", Scalars.JSON, d => Json(d.After), "The value in the later state; null when there is none.");
        var action = schema.Object<CausedAction>("CausedAction", "A command or a step of a workflow, with the events that it recorded.")
            .Field("id", Scalars.ID.NonNull(), a => a.Id.ToString(), "The command's id.")
            .Field("command", Scalars.String.NonNull(), a => a.Command, "What was decided; a step of a workflow ends with .step.")
            .Field("actor", Scalars.String.NonNull(), a => a.Actor, "Who: role and key, or the workflow with its version.")
            .Field("reason", Scalars.String.NonNull(), a => a.Reason, "Why, in one sentence.")
            .Field("causedBy", Scalars.ID, a => a.CausedBy?.ToString(), "The command or step that led to it; null when it came from outside.")
            .Field("correlationId", Scalars.ID.NonNull(), a => a.CorrelationId.ToString(), "Shared by everything that one request set in motion.")
            .Field("events", Event.NonNull().List().NonNull(), a => a.Events, "What it recorded, in order.");
        Causation = schema.Object<CausationGraph>("Causation", "What led to a command, and what it led to.")
            .Field("root", Scalars.ID.NonNull(), g => g.Root.ToString(), "The command that was asked about.")
            .Field("actions", action.NonNull().List().NonNull(), g => g.Actions, "Commands and steps, causes before effects; causedBy links them.")
            .Field("truncated", Scalars.Boolean.NonNull(), g => g.Truncated, "True when there is more than the depth, or the limit of the answer, lets through.");
    }

    public ObjectType<HistoryEntry> Event { get; }

    public ObjectType<PastState> State { get; }

    public ObjectType<Difference> Difference { get; }

    public ObjectType<CausationGraph> Causation { get; }

    private static ObjectType<HistoryEntry> OfEvent(ObjectType<HistoryEntry> type) => type
        .Field("position", Scalars.Long.NonNull(), e => e.Envelope.Position, "Its place in the tenant's log.")
        .Field("stream", Scalars.String.NonNull(), e => e.Envelope.Stream.ToString(), "Kind and id of the thing.")
        .Field("version", Scalars.Long.NonNull(), e => e.Envelope.Version, "Its place in the thing's history.")
        .Field("name", Scalars.String.NonNull(), e => e.Envelope.Type.Current.Name, "What happened.")
        .Field("nameVersion", Scalars.Int.NonNull(), e => e.Envelope.Type.Current.Version, "The version of the body's shape.")
        .Field("storedAs", Scalars.String, e => EnvelopeJson.StoredAs(e.Envelope), "The name and version that the log holds, such as order.sent@1, when the body was brought to a newer shape for reading.")
        .Field("recordedAt", Scalars.DateTime.NonNull(), e => e.Envelope.RecordedAt, "When it was written.")
        .Field("effectiveAt", Scalars.DateTime.NonNull(), e => e.Envelope.EffectiveAt, "When it was true in the world.")
        .Field("actor", Scalars.String.NonNull(), e => e.Envelope.Origin.Actor.ToString(), "Who caused it: role and key.")
        .Field("command", Scalars.String.NonNull(), e => e.Envelope.Origin.Command, "The command that was decided.")
        .Field("commandId", Scalars.ID.NonNull(), e => e.Envelope.Origin.CommandId.ToString(), "That command's id.")
        .Field("correlationId", Scalars.ID.NonNull(), e => e.Envelope.Origin.CorrelationId.ToString(), "Shared by everything that one request set in motion.")
        .Field("causationId", Scalars.ID.NonNull(), e => e.Envelope.Origin.CausationId.ToString(), "What led to the command.")
        .Field("body", Scalars.JSON.NonNull(), e => Json(e.Body), "What the event says, without what is hidden from you.")
        .Field("hidden", Scalars.String.NonNull().List().NonNull(), e => e.Hidden, "Which parts of the body are hidden from you.");

    private static ObjectType<PastState> OfState(ObjectType<PastState> type) => type
        .Field("of", Scalars.String.NonNull(), s => s.Stream.ToString(), "Kind and id of the thing.")
        .Field("version", Scalars.Long.NonNull(), s => s.Version, "The version of its last event then.")
        .Field("position", Scalars.Long.NonNull(), s => s.Position, "The position of that event.")
        .Field("effectiveAt", Scalars.DateTime.NonNull(), s => s.EffectiveAt, "When that event was true.")
        .Field("status", Scalars.String.NonNull(), s => Module.Words(s.Status), "Where it stood.")
        .Field("state", Scalars.JSON.NonNull(), s => Json(s.State), "Everything that decisions knew of it, without what is hidden from you.")
        .Field("hidden", Scalars.String.NonNull().List().NonNull(), s => s.Hidden, "Which parts of the state are hidden from you.");

    private static JsonElement? Json(JsonNode? node) => node is null ? null : JsonSerializer.SerializeToElement(node, ApiJson.Default.JsonNode);
}
