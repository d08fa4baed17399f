using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore;

namespace FieldServices.Api.Audit;

/// <summary>An event of the history as JSON: who did what, when, and why.</summary>
public static class EnvelopeJson
{
    public static JsonObject Of(Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return new JsonObject
        {
            ["position"] = envelope.Position,
            ["stream"] = envelope.Stream.ToString(),
            ["version"] = envelope.Version,
            ["name"] = envelope.Type.Name,
            ["nameVersion"] = envelope.Type.Version,
            ["recordedAt"] = envelope.RecordedAt,
            ["effectiveAt"] = envelope.EffectiveAt,
            ["actor"] = envelope.Origin.Actor.ToString(),
            ["command"] = envelope.Origin.Command,
            ["commandId"] = envelope.Origin.CommandId,
            ["correlationId"] = envelope.Origin.CorrelationId,
            ["causationId"] = envelope.Origin.CausationId,
            ["body"] = Body(envelope),
        };
    }

    public static JsonNode? Body(Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return JsonSerializer.SerializeToNode(envelope.Event, envelope.Type.Json);
    }
}
