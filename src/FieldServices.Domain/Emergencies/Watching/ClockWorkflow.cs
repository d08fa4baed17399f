using System.Text.Json.Serialization;
using FieldServices.Workflows;

namespace FieldServices.Domain.Emergencies.Watching;

/// <summary>Watches the promises of an emergency and has each breach, and each that comes near, put on record.</summary>
public static class ClockWorkflow
{
    private static readonly ClockJson Json = ClockJson.Default;

    public static Workflow<ClockWatch, ClockEvent> Definition { get; } =
        new Workflow<ClockWatch, ClockEvent>(ClockWatch.Aggregate, 1, ClockDecision.Decide, s => s.IsFinished, Json)
            .Event<ClockPlanned>("emergency-clock.planned", 1, Json)
            .Event<NoteAsked>("emergency-clock.note-asked", 1, Json)
            .Event<NoteRefused>("emergency-clock.note-refused", 1, Json)
            .On<EmergencyReported>()
            .On<EmergencyAcknowledged>()
            .On<DispatchOffered>()
            .On<DispatchWithdrawn>()
            .On<DispatchAccepted>()
            .On<DispatchDeclined>()
            .On<ContractorArrived>()
            .On<EmergencyResolved>()
            .On<EmergencyCancelled>()
            .On<EmergencyReopened>()
            .On<PriorityChanged>()
            .On<ClockPaused>()
            .On<ClockResumed>();
}

/// <summary>How the watch remembers its state and records its events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClockWatch))]
[JsonSerializable(typeof(ClockPlanned))]
[JsonSerializable(typeof(NoteAsked))]
[JsonSerializable(typeof(NoteRefused))]
public sealed partial class ClockJson : JsonSerializerContext;
