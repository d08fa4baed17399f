using FieldServices.EventStore;

namespace FieldServices.Workflows;

/// <summary>Something that a workflow is told; a closed set of three.</summary>
public abstract record WorkflowInput
{
    private WorkflowInput()
    {
    }

    /// <summary>An event was recorded in another stream of the tenant.</summary>
    /// <param name="Envelope">The event with everything the log knows about it.</param>
    public sealed record Happened(Envelope Envelope) : WorkflowInput
    {
        /// <summary>The body.</summary>
        public object Event => Envelope.Event;

        /// <summary>How long after the fact it was recorded; large for history that is told afterwards.</summary>
        public TimeSpan Delay => Envelope.RecordedAt - Envelope.EffectiveAt;
    }

    /// <summary>A timer that this instance had set is due.</summary>
    /// <param name="Key">The key it was set with.</param>
    /// <param name="Due">When it was due (UTC).</param>
    /// <param name="Late">True when it could not be fired within a minute of that, because nothing was running.</param>
    public sealed record TimerFired(string Key, DateTimeOffset Due, bool Late = false) : WorkflowInput
    {
        /// <summary>How many later occurrences of a recurring timer passed before this one was fired.</summary>
        public int Missed { get; init; }
    }

    /// <summary>A command that this instance had sent got its final answer.</summary>
    /// <param name="Key">The key it was sent with.</param>
    /// <param name="Outcome">What became of it.</param>
    public sealed record Answered(string Key, CommandOutcome Outcome) : WorkflowInput;
}
