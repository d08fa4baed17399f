using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>The work goes on.</summary>
public sealed record ResumeWork
{
    public static Decision<BookingEvent> Decide(Booking state, ResumeWork command, DateTimeOffset now) =>
        Accept(new WorkResumed(now));

    internal sealed class Validator : AbstractValidator<ResumeWork>;
}
