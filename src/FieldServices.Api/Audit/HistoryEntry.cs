using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.EventStore;
using FieldServices.Workflows.Recorded;

namespace FieldServices.Api.Audit;

/// <summary>An event as one reader sees it.</summary>
/// <param name="Envelope">The event.</param>
/// <param name="Body">What it says, without what is hidden from the reader.</param>
/// <param name="Hidden">Which parts of the body are hidden, as paths.</param>
public sealed record HistoryEntry(Envelope Envelope, JsonNode? Body, IReadOnlyList<string> Hidden)
{
    public static HistoryEntry Of(Envelope envelope, Sight sight)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(sight);
        var body = EnvelopeJson.Body(envelope);
        // A state that was brought to a newer version is told as a whole; what is hidden within it depends on the workflow.
        if (envelope.Event is WorkflowMigrated && !sight.SeesEverything && body is JsonObject migrated && migrated.Remove("state"))
            return new HistoryEntry(envelope, body, ["state"]);
        return new HistoryEntry(envelope, body, sight.Hide(envelope.Event.GetType(), body));
    }
}
