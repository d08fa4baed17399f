using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Emergencies.EmergencyEvent>;

namespace FieldServices.Domain.Emergencies;

/// <summary>Sets or corrects the position: a report that came with an address only needs one before the dispatch.</summary>
/// <param name="Point">Where help is needed.</param>
public sealed record LocateEmergency(GeoPoint Point)
{
    public static Decision<EmergencyEvent> Decide(Emergency state, LocateEmergency command, DateTimeOffset now) =>
        state.Point == command.Point ? Accept() : Accept(new EmergencyLocated(now, command.Point));

    internal sealed class Validator : AbstractValidator<LocateEmergency>
    {
        public Validator() => RuleFor(c => c.Point)
            .NotNull().WithMessage("Give the point as latitude and longitude.")
            .SetValidator(GeoPointValidator.Instance);
    }
}
