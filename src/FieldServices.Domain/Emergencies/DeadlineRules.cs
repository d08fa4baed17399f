using FieldServices.EventStore;
using FluentValidation;

namespace FieldServices.Domain.Emergencies;

/// <summary>What the two notes about a deadline have in common: a note must be true when it is recorded, whoever asks for it.</summary>
internal static class DeadlineRules
{
    /// <summary>By how much a timer may come before its time.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public static Rejection? Refusal(Emergency state, NotedDeadline note, DateTimeOffset now) => note switch
    {
        _ when state.Clock.Deadlines.Of(note.Deadline) != note.Due =>
            new("emergency.deadline-moved", $"That is not the deadline of '{note.Deadline}' any more; it is {state.Clock.Deadlines.Of(note.Deadline):O}."),
        _ when state.Noted.Contains(note) => new("emergency.deadline-already-noted", "This is on record already."),
        { Breached: true } when !state.Clock.IsBreached(note.Deadline, now) =>
            new("emergency.deadline-not-breached", "The promise was settled in time, or its deadline has not passed yet."),
        { Breached: false } when !state.Clock.IsRunning(note.Deadline) || state.Clock.NearAt(note.Deadline) - Tolerance > now =>
            new("emergency.deadline-not-near", "The promise is settled, its clock is stopped, or less than four fifths of its time are used."),
        _ => null,
    };

    public static void Deadline<T>(this IRuleBuilder<T, DeadlineKind> rule) =>
        rule.IsInEnum().WithMessage("Choose acknowledge, dispatch or on-site.");

    public static void Due<T>(this IRuleBuilder<T, DateTimeOffset> rule) =>
        rule.NotEqual(default(DateTimeOffset)).WithMessage("Give the deadline as it is planned now.");
}
