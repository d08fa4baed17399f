using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Technicians.TechnicianEvent>;

namespace FieldServices.Domain.Technicians;

/// <summary>Nothing new is booked with the technician; what is booked stays booked until somebody moves it.</summary>
public sealed record LeaveCompany
{
    public static Decision<TechnicianEvent> Decide(Technician state, LeaveCompany command, DateTimeOffset now) => Accept(new TechnicianLeft());

    internal sealed class Validator : AbstractValidator<LeaveCompany>;
}
