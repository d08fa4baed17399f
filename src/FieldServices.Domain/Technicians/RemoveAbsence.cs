using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>The technician works after all.</summary>
/// <param name="From">When the absence begins, as it was added.</param>
public sealed record RemoveAbsence(DateTimeOffset From)
{
    public static Decision<TechnicianEvent> Decide(Technician state, RemoveAbsence command, DateTimeOffset now) =>
        state.Absences.FirstOrDefault(a => a.From == command.From) is { } absence
            ? Accept(new AbsenceRemoved(absence))
            : Reject("technician.no-such-absence", "No absence begins then; ask for the technician and name one as it is there.");

    internal sealed class Validator : AbstractValidator<RemoveAbsence>;
}
