using System.Text.Json.Serialization;
using FieldServices.Domain.Modules;
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
/// <param name="BookedBy">
/// In whose name, when it is not your own: the office may book for customers and partners, and integrators for customers. Without it a customer's key books as customer, an integrator's as partner
/// and all others as the office, whom notice and horizon of the service do not bind.
/// </param>
/// <param name="Package">One of the packages of the service.</param>
/// <param name="Seats">How many places of a group booking the customer takes.</param>
/// <param name="Draft">True to keep it as a draft until 'submit'.</param>
/// <param name="Contact">How the customer is told about it.</param>
public sealed record RequestBooking(
    ServiceId ServiceId,
    Guid CustomerId,
    Guid? PropertyId = null,
    GeoPoint? Point = null,
    string Zone = LondonTime.Zone,
    BookedBy? BookedBy = null,
    string? Package = null,
    int Seats = 1,
    bool Draft = false,
    BookingContact? Contact = null) : ISigned
{
    /// <summary>Who asks, by the key that was used.</summary>
    [JsonIgnore]
    public Actor By { get; init; }

    /// <summary>The visit that it is, when a work order asks for it.</summary>
    [JsonIgnore]
    public VisitOf? Visit { get; init; }

    public object SignedBy(Actor actor) => this with { By = actor };

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
        if (terms.TakesSeveralVisits && command.Visit is null)
            return Reject("booking.takes-several-visits", "The service takes several visits; book it with 'work-order.request'.");
        var (bookedBy, own) = (command.BookedBy ?? OwnName(command.By), OwnName(command.By));
        if (bookedBy != own && (own == Catalogue.BookedBy.Customer || bookedBy == Catalogue.BookedBy.Office))
            return Reject("booking.not-in-that-name", "You cannot book in that name; leave bookedBy out, or give one that you act for.");
        if (!terms.MayBook(bookedBy))
            return Reject("booking.not-bookable-by", "The service is not booked in this way; ask the office, or choose another service.");
        var package = command.Package is null ? null : terms.PackageOf(command.Package);
        if (command.Package is not null && package is null)
            return Reject("booking.package-unknown", "The service has no such package; choose one of its own or leave it out.");
        if (command.Seats > terms.Seats)
            return Reject("booking.full", "The service does not have so many places; ask for fewer.");
        terms = command.Visit is { } visit ? terms.OfVisit(visit.Number) : terms;
        return Accept(new BookingRequested(
            now, command.ServiceId, service.Name!, terms, package?.Name, package?.Price ?? terms.Price, command.CustomerId, command.PropertyId,
            command.Point, command.Zone, bookedBy, command.Seats, command.Draft, command.Contact?.Written(), bookedBy == own || command.By.Role is null ? null : true) { VisitOf = command.Visit });
    }

    internal static BookedBy OwnName(Actor actor) => actor.Role switch
    {
        "customer" => Catalogue.BookedBy.Customer,
        "integrator" => Catalogue.BookedBy.Partner,
        _ => Catalogue.BookedBy.Office,
    };

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
            RuleFor(c => c.Contact!).SetValidator(new BookingContact.Validator()).When(c => c.Contact is not null);
            RuleFor(c => c.Seats).InclusiveBetween(1, 1_000).WithMessage("Give the number of places, from 1 to 1,000.");
        }
    }
}
