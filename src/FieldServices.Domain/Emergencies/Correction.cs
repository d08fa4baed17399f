using FieldServices.EventStore;

namespace FieldServices.Domain.Emergencies;

/// <summary>What can be corrected of each fact. Times from which deadlines follow cannot: change the priority or reopen instead.</summary>
internal static class Correction
{
    /// <summary>Which fact an event is; null for one that cannot be corrected.</summary>
    public static CorrectableFact? FactOf(EmergencyEvent @event) => @event switch
    {
        EmergencyReported => CorrectableFact.Reported,
        EmergencyLocated => CorrectableFact.Located,
        EmergencyAcknowledged => CorrectableFact.Acknowledged,
        DispatchOffered => CorrectableFact.DispatchOffered,
        DispatchAccepted => CorrectableFact.DispatchAccepted,
        DispatchDeclined => CorrectableFact.DispatchDeclined,
        TravelStarted => CorrectableFact.TravelStarted,
        ContractorArrived => CorrectableFact.ContractorArrived,
        EmergencyMadeSafe => CorrectableFact.MadeSafe,
        EmergencyResolved => CorrectableFact.Resolved,
        EmergencyClosed => CorrectableFact.Closed,
        EmergencyCancelled => CorrectableFact.Cancelled,
        EmergencyReopened => CorrectableFact.Reopened,
        PriorityChanged => CorrectableFact.PriorityChanged,
        ClockPaused => CorrectableFact.ClockPaused,
        _ => null,
    };

    public static bool HasTime(CorrectableFact fact) =>
        fact is not (CorrectableFact.Reported or CorrectableFact.Reopened or CorrectableFact.PriorityChanged or CorrectableFact.ClockPaused);

    public static bool HasText(CorrectableFact fact) =>
        fact is not (CorrectableFact.Located or CorrectableFact.DispatchAccepted or CorrectableFact.TravelStarted or CorrectableFact.ContractorArrived);

    /// <summary>The same fact at another time, with another text; what is null stays.</summary>
    public static EmergencyEvent Apply(EmergencyEvent fact, DateTimeOffset? at, string? text, PersonalText? description) => Moved(fact, at) switch
    {
        EmergencyReported e => e with { Description = description ?? e.Description },
        var moved => text is null ? moved : Written(moved, text),
    };

    private static EmergencyEvent Written(EmergencyEvent fact, string text) => fact switch
    {
        EmergencyAcknowledged e => e with { Note = text },
        DispatchOffered e => e with { Note = text },
        DispatchDeclined e => e with { Reason = text },
        EmergencyMadeSafe e => e with { Note = text },
        EmergencyResolved e => e with { Resolution = text },
        EmergencyClosed e => e with { Note = text },
        EmergencyCancelled e => e with { Note = text },
        EmergencyReopened e => e with { Reason = text },
        PriorityChanged e => e with { Reason = text },
        ClockPaused e => e with { Note = text },
        var other => other,
    };

    private static EmergencyEvent Moved(EmergencyEvent fact, DateTimeOffset? at) => at is { } time ? fact with { At = time } : fact;
}
