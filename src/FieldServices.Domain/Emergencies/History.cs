using FieldServices.Workflows;

namespace FieldServices.Domain.Emergencies;

/// <summary>What is told long after it was true: the caller has been helped or not, and messages would come out of nowhere.</summary>
internal static class History
{
    public static readonly TimeSpan Begins = TimeSpan.FromMinutes(15);

    /// <summary>
    /// True for what was old when it was told and is old now. The first alone would not do for a tenant in test mode, whose clock is not
    /// that by which the log records; the second alone would take for history what had to wait because nothing was running.
    /// </summary>
    public static bool IsIt(WorkflowInput.Happened told, DateTimeOffset now) =>
        told.Delay.Duration() > Begins && now - told.Envelope.EffectiveAt > Begins;
}
