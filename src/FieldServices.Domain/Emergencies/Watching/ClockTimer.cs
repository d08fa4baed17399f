using FieldServices.Domain.Modules;
using FieldServices.Workflows;

namespace FieldServices.Domain.Emergencies.Watching;

/// <summary>One of the moments of the clock: a promise comes near its deadline, or has passed it.</summary>
/// <param name="Deadline">Which promise.</param>
/// <param name="Breached">False for the moment at which four fifths of the time are used.</param>
internal sealed record ClockTimer(DeadlineKind Deadline, bool Breached)
{
    /// <summary>Who arrives in the last moment is in time, so the breach is looked for a moment later.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<ClockTimer> All { get; } =
        [.. Enum.GetValues<DeadlineKind>().SelectMany(k => new[] { new ClockTimer(k, Breached: false), new ClockTimer(k, Breached: true) })];

    /// <summary>The key of the timer, and the workflow's own name for the command that it leads to.</summary>
    public string Key { get; } = $"{(Breached ? "breach" : "near-breach")}:{Module.Words(Deadline.ToString())}";

    public NotedDeadline NoteOn(ResponseClock clock) => new(Deadline, clock.Deadlines.Of(Deadline), Breached);

    /// <summary>When it is due by what the watch knows; null when it is settled, stopped, or noted already.</summary>
    public DateTimeOffset? DueIn(ClockWatch watch) =>
        watch is { IsFinished: false, Clock: { } clock } && clock.IsRunning(Deadline) && !watch.Asked.Contains(NoteOn(clock))
            ? Breached ? clock.Deadlines.Of(Deadline) + Moment : clock.NearAt(Deadline)
            : null;

    /// <summary>Asks for the note; whether it is true, and to whom it is put down, the emergency decides.</summary>
    public IReadOnlyList<Output> Ask(ClockWatch watch)
    {
        var note = NoteOn(watch.Clock!);
        object command = Breached ? new NoteBreach(note.Deadline, note.Due) : new NoteNearBreach(note.Deadline, note.Due);
        return [new Output.Send(Key, command, watch.EmergencyId.Value), new Output.Record(new NoteAsked(note))];
    }
}
