using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>The customer's side no longer prevents the work; the deadlines move by the length of the pause.</summary>
public sealed record ResumeClock
{
    public static Decision<EmergencyEvent> Decide(Emergency state, ResumeClock command, DateTimeOffset now) =>
        state.Clock.IsPaused
            ? Accept([.. state.Clock.Running(state.Priority, now)])
            : Reject("emergency.clock-not-paused", "The clock is running; there is nothing to resume.");

    internal sealed class Validator : AbstractValidator<ResumeClock>;
}
