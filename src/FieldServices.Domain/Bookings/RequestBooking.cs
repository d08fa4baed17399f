using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Bookings.BookingEvent>;

namespace FieldServices.Domain.Bookings;

/// <summary>Somebody wants a service; a time is chosen with 'hold' or 'schedule'.</summary>
/// <param name="ServiceId">The service of the catalogue; the booking keeps its terms as they are now.</param>
/// <param name="CustomerId">For whom, by the id under which the customer is known.</param>
/// <param name="PropertyId">Where, by the id under which the property is known.</param>
/// <param name="Point">Where, as a position; journeys are counted with it.</param>
/// <param name="Zone">The IANA zone of the place, in which all its times are said; Europe/London unless told.</param>
/// <param name="BookedBy">Who books; notice and horizon of the service do not bind the office.</param>
/// <param name="Package">One of the packages of the service.</param>
/// <param name="Seats">How many places of a group booking the customer takes.</param>
/// <param name="Draft">True to keep it as a draft until 'submit'.</param>
public sealed record RequestBooking(
    ServiceId ServiceId,
    Guid CustomerId,
    Guid? PropertyId = null,
    GeoPoint? Point = null,
    string Zone = LondonTime.Zone,
    BookedBy BookedBy = BookedBy.Office,
    string? Package = null,
    int Seats = 1,
    bool Draft = false)
{
    /// <param name="state">Nothing yet.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="service">The named service; null when there is none.</param>
    /// <param name="now">When it is wanted.</param>
    public static Decision<BookingEvent> Decide(Booking state, RequestBooking command, CatalogueEntry? service, DateTimeOffset now)
    {
        if (service?.Terms is not { } terms)
            return Reject("booking.service-unknown", "There is no such service; check serviceId.");
        if (service.Withdrawn)
            return Reject("booking.service-withdrawn", "The service is not offered any more; choose another.");
        if (!terms.MayBook(command.BookedBy))
            return Reject("booking.not-bookable-by", "The service is not booked in this way; ask the office, or choose another service.");
        var package = command.Package is null ? null : terms.PackageOf(command.Package);
        if (command.Package is not null && package is null)
            return Reject("booking.package-unknown", "The service has no such package; choose one of its own or leave it out.");
        if (command.Seats > terms.Seats)
            return Reject("booking.full", "The service does not have so many places; ask for fewer.");
        return Accept(new BookingRequested(
            now, command.ServiceId, service.Name!, terms, package?.Name, package?.Price ?? terms.Price, command.CustomerId, command.PropertyId,
            command.Point, command.Zone, command.BookedBy, command.Seats, command.Draft));
    }

    internal sealed class Validator : AbstractValidator<RequestBooking>
    {
        public Validator()
        {
            RuleFor(c => c.ServiceId).NotEqual(default(ServiceId)).WithMessage("Name the service by its id.");
            RuleFor(c => c.CustomerId).NotEqual(Guid.Empty).WithMessage("Name the customer by its id.");
            RuleFor(c => c.PropertyId).NotEqual(Guid.Empty).WithMessage("Name the property by its id, or leave it out.");
            RuleFor(c => c.Point!).SetValidator(GeoPointValidator.Instance).When(c => c.Point is not null);
            RuleFor(c => c.Zone).Zone();
            RuleFor(c => c.BookedBy).IsInEnum().WithMessage("Choose customer, office or partner.");
            RuleFor(c => c.Package).OptionalText(TextRules.NameLength);
            RuleFor(c => c.Seats).InclusiveBetween(1, 1_000).WithMessage("Give the number of places, from 1 to 1,000.");
        }
    }
}
