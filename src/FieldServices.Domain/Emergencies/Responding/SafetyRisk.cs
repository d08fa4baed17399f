using FieldServices.Workflows;

namespace FieldServices.Domain.Emergencies.Responding;

/// <summary>What endangers life is escalated without anybody having to think of it.</summary>
internal static class SafetyRisk
{
    /// <summary>The workflow's own name for the command.</summary>
    public const string Escalate = "escalate";

    public static bool Is(EmergencyCategory category, IReadOnlyCollection<DangerFlag> dangers) =>
        dangers.Count > 0 || category is EmergencyCategory.GasLeak or EmergencyCategory.FireDamage or EmergencyCategory.Structural;

    /// <summary>The manager is told in the same moment in which the command is sent, so that nothing can come between.</summary>
    public static IEnumerable<Output> Begin(EmergencyResponse state) => !state.SafetyRisk ? [] :
    [
        new Output.Send(Escalate, new EscalateEmergency(EscalationReason.SafetyRisk), state.EmergencyId.Value),
        ResponseMessages.Manager(state, EscalationReason.SafetyRisk),
        new Output.Record(new EscalationAsked()),
    ];

    /// <summary>It is on record; when a person did it, the manager has not been told yet.</summary>
    public static IReadOnlyList<Output> Recorded(EmergencyResponse state, EmergencyEscalated e) => state.Escalation switch
    {
        Escalation.NotAsked => [ResponseMessages.Manager(state, e.Reason), new Output.Record(new EscalationSettled())],
        Escalation.Asked => [new Output.Record(new EscalationSettled())],
        _ => [],
    };

    /// <summary>
    /// A refusal means that somebody was faster, or that the emergency is over; both need nothing more. What could not even be
    /// delivered does: the team hears that the record lacks the escalation.
    /// </summary>
    public static IReadOnlyList<Output> Answered(EmergencyResponse state, CommandOutcome outcome) => (state.Escalation, outcome) switch
    {
        (Escalation.Asked, CommandOutcome.Rejected refused) => [new Output.Record(new EscalationSettled(refused.Reason.Code))],
        (Escalation.Asked, CommandOutcome.Discarded) =>
            [ResponseMessages.EscalationMissing(state), new Output.Record(new EscalationSettled("discarded"))],
        _ => [],
    };
}
