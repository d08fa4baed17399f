using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore;

namespace FieldServices.Api.Audit;

/// <summary>An event of the history as JSON: who did what, when, and why.</summary>
public static class EnvelopeJson
{
    public static JsonObject Of(HistoryEntry recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var envelope = recorded.Envelope;
        var json = new JsonObject
        {
            ["position"] = envelope.Position,
            ["stream"] = envelope.Stream.ToString(),
            ["version"] = envelope.Version,
            ["name"] = envelope.Type.Current.Name,
            ["nameVersion"] = envelope.Type.Current.Version,
            ["recordedAt"] = envelope.RecordedAt,
            ["effectiveAt"] = envelope.EffectiveAt,
            ["actor"] = envelope.Origin.Actor.ToString(),
            ["command"] = envelope.Origin.Command,
            ["commandId"] = envelope.Origin.CommandId,
            ["correlationId"] = envelope.Origin.CorrelationId,
            ["causationId"] = envelope.Origin.CausationId,
            ["body"] = recorded.Body?.DeepClone(),
        };
        if (StoredAs(envelope) is { } stored)
            json["storedAs"] = stored;
        if (recorded.Hidden.Count > 0)
            json["hidden"] = new JsonArray([.. recorded.Hidden.Select(h => JsonValue.Create(h))]);
        return json;
    }

    /// <summary>The name and version under which the log holds it; null when it was read as it is.</summary>
    public static string? StoredAs(Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return ReferenceEquals(envelope.Type.Current, envelope.Type) ? null : envelope.Type.ToString();
    }

    public static JsonNode? Body(Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return JsonSerializer.SerializeToNode(envelope.Event, envelope.Type.Json);
    }
}
