namespace FieldServices.Domain.Emergencies.Watching;

/// <summary>What the watch over the clock of an emergency records about itself.</summary>
public abstract record ClockEvent
{
    private protected ClockEvent()
    {
    }
}

/// <summary>The clock as it stands from now on; the timers follow from it.</summary>
public sealed record ClockPlanned(EmergencyId EmergencyId, ResponseClock Clock) : ClockEvent;

public sealed record NoteAsked(NotedDeadline Note) : ClockEvent;

/// <summary>The emergency knew better: the deadline had moved, or somebody had been in time after all.</summary>
public sealed record NoteRefused(string Note, string Code) : ClockEvent;
