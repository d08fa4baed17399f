using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Series.SeriesEvent>;

namespace FieldServices.Domain.Series;

/// <summary>The customer wants a service again and again. Its visits are booked by themselves, as far ahead as the service is booked, at most 90 days.</summary>
/// <param name="Terms">What each visit is.</param>
/// <param name="Rule">When they are: a recurrence rule of RFC 5545, at most daily, such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=10.</param>
/// <param name="Start">The first local time that may occur, and the time of day of all.</param>
public sealed record BeginSeries(SeriesTerms Terms, string Rule, DateTime Start)
{
    private const int FurthestDays = 90;

    /// <param name="state">Nothing yet.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="service">The named service; null when there is none.</param>
    /// <param name="now">When it is wanted.</param>
    public static Decision<SeriesEvent> Decide(BookingSeries state, BeginSeries command, CatalogueEntry? service, DateTimeOffset now)
    {
        if (service?.Terms is not { } terms)
            return Reject("series.service-unknown", "There is no such service; check serviceId.");
        if (service.Withdrawn)
            return Reject("series.service-withdrawn", "The service is not offered any more; choose another.");
        if (terms.TakesSeveralVisits)
            return Reject("series.takes-several-visits", "The service takes several visits; choose one that takes one visit.");
        if (command.Terms.Package is { } package && terms.PackageOf(package) is null)
            return Reject("series.package-unknown", "The service has no such package; choose one of its own or leave it out.");
        if (command.Terms.Seats > terms.Seats)
            return Reject("series.full", "The service does not have so many places; ask for fewer.");
        return Accept(new SeriesBegun(
            now, command.Terms with { Contact = command.Terms.Contact?.Written() }, service.Name!, command.Rule.Trim(), command.Start, Math.Min(terms.HorizonDays, FurthestDays)));
    }

    internal sealed class Validator : AbstractValidator<BeginSeries>
    {
        public Validator()
        {
            RuleFor(c => c.Rule).Rule();
            RuleFor(c => c.Start).LocalStart();
            RuleFor(c => c.Terms).NotNull().WithMessage("Say what each visit is.").ChildRules(terms =>
            {
                terms.RuleFor(t => t.ServiceId).NotEqual(default(ServiceId)).WithMessage("Name the service by its id.");
                terms.RuleFor(t => t.CustomerId).NotEqual(Guid.Empty).WithMessage("Name the customer by its id.");
                terms.RuleFor(t => t.TechnicianIds).Technicians();
                terms.RuleFor(t => t.Zone).Zone();
                terms.RuleFor(t => t.CalendarId).NotEqual(default(CalendarId)).WithMessage("Name the calendar by its id, or leave it out.");
                terms.RuleFor(t => t.OnClosedDays).IsInEnum().WithMessage("Choose skip or next-working-day.");
                terms.RuleFor(t => t.PropertyId).NotEqual(Guid.Empty).WithMessage("Name the property by its id, or leave it out.");
                terms.RuleFor(t => t.Point!).SetValidator(GeoPointValidator.Instance).When(t => t.Point is not null);
                terms.RuleFor(t => t.Package).OptionalText(TextRules.NameLength);
                terms.RuleFor(t => t.Seats).InclusiveBetween(1, 1_000).WithMessage("Give the number of places, from 1 to 1,000.");
                terms.RuleFor(t => t.ConfirmDays).InclusiveBetween(0, 90).WithMessage("Give the days, from 0 to 90.");
                terms.RuleFor(t => t.Contact!).SetValidator(new BookingContact.Validator()).When(t => t.Contact is not null);
            });
        }
    }
}
