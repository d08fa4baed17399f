using FieldServices.EventStore;

namespace FieldServices.Workflows.Recorded;

/// <summary>The input of a step as the log keeps it.</summary>
/// <param name="Kind"><c>event</c>, <c>timer</c> or <c>answer</c>.</param>
/// <param name="Name">The event's stored name, or the key of the timer or command.</param>
/// <param name="Stream">For an event: its stream.</param>
/// <param name="Position">For an event: its place in the tenant's log.</param>
/// <param name="Due">For a timer: when it was due.</param>
/// <param name="Late">For a timer: true when it fired long after that.</param>
/// <param name="Outcome">For an answer: <c>accepted</c>, <c>discarded</c>, or the code of the rejection.</param>
public sealed record SteppedInput(
    string Kind,
    string Name,
    string? Stream = null,
    long? Position = null,
    DateTimeOffset? Due = null,
    bool? Late = null,
    string? Outcome = null)
{
    internal static SteppedInput Of(WorkflowInput input) => input switch
    {
        WorkflowInput.Happened e => new("event", e.Envelope.Type.Name, e.Envelope.Stream.ToString(), e.Envelope.Position),
        WorkflowInput.TimerFired t => new("timer", t.Key, Due: t.Due, Late: t.Late ? true : null),
        WorkflowInput.Answered { Outcome: CommandOutcome.Accepted a } answer => new("answer", answer.Key, a.Stream.ToString(), Outcome: "accepted"),
        WorkflowInput.Answered { Outcome: CommandOutcome.Rejected r } answer => new("answer", answer.Key, Outcome: r.Reason.Code),
        WorkflowInput.Answered answer => new("answer", answer.Key, Outcome: "discarded"),
        _ => throw new InvalidOperationException("An input is an event, a timer or an answer."),
    };
}
