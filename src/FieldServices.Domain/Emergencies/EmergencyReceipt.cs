namespace FieldServices.Domain.Emergencies;

/// <summary>What the reporter is told at once, and every later caller of a command as it stands then.</summary>
/// <param name="Reference">The emergency's name on the telephone, such as E-7F3K-2QXM.</param>
/// <param name="Status">Where the emergency stands.</param>
/// <param name="Priority">How urgent it is, from P1 (danger to life) to P4.</param>
/// <param name="Deadlines">By when each promise falls due.</param>
/// <param name="SafetyInstructions">What to do until help arrives, in the order in which to do it; told once, with the report.</param>
public sealed record EmergencyReceipt(
    string Reference,
    EmergencyStatus Status,
    Priority Priority,
    Deadlines Deadlines,
    IReadOnlyList<string>? SafetyInstructions)
{
    public static EmergencyReceipt Of(Guid id, Emergency emergency) => new(
        EmergencyReference.Of(id),
        emergency.Status,
        emergency.Priority,
        emergency.Clock.Deadlines,
        emergency.Status == EmergencyStatus.Reported ? Emergencies.SafetyInstructions.For(emergency.Category, emergency.Dangers) : null);
}
