using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>Says where the technician sets off from; journeys to the first booking of a day are counted from there.</summary>
/// <param name="Base">The place.</param>
public sealed record SetTechnicianBase(GeoPoint Base)
{
    public static Decision<TechnicianEvent> Decide(Technician state, SetTechnicianBase command, DateTimeOffset now) =>
        state.Base == command.Base ? Accept() : Accept(new TechnicianBaseSet(command.Base));

    internal sealed class Validator : AbstractValidator<SetTechnicianBase>
    {
        public Validator() => RuleFor(c => c.Base).NotNull().WithMessage("Give the place as latitude and longitude.").SetValidator(GeoPointValidator.Instance);
    }
}
