using System.Text.Json.Serialization;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.WorkOrders.WorkOrderEvent>;

namespace FieldServices.Domain.WorkOrders;

/// <summary>Somebody wants a service that takes several visits. Each visit becomes a booking at once; their times are chosen with 'hold'.</summary>
/// <param name="ServiceId">The service of the catalogue, which says what visits there are; the work order keeps its terms as they are now.</param>
/// <param name="CustomerId">For whom, by the id under which the customer is known.</param>
/// <param name="PropertyId">Where, by the id under which the property is known.</param>
/// <param name="Point">Where, as a position; journeys are counted with it.</param>
/// <param name="Zone">The IANA zone of the place, in which all its times are said; Europe/London unless told.</param>
/// <param name="BookedBy">In whose name, when it is not your own, as for a booking.</param>
/// <param name="Contact">How the customer is told about its visits.</param>
public sealed record RequestWorkOrder(
    ServiceId ServiceId,
    Guid CustomerId,
    Guid? PropertyId = null,
    GeoPoint? Point = null,
    string Zone = LondonTime.Zone,
    BookedBy? BookedBy = null,
    BookingContact? Contact = null) : ISigned
{
    /// <summary>Who asks, by the key that was used.</summary>
    [JsonIgnore]
    public Actor By { get; init; }

    public object SignedBy(Actor actor) => this with { By = actor };

    /// <param name="state">Nothing yet.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="service">The named service; null when there is none.</param>
    /// <param name="now">When it is wanted.</param>
    public static Decision<WorkOrderEvent> Decide(WorkOrder state, RequestWorkOrder command, CatalogueEntry? service, DateTimeOffset now)
    {
        if (service?.Terms is not { } terms)
            return Reject("work-order.service-unknown", "There is no such service; check serviceId.");
        // Who may book, and in whose name, is a booking's own rule: each visit is one.
        return terms.TakesSeveralVisits
            ? Accept(new WorkOrderRequested(
                now, command.ServiceId, service.Name!, terms, command.CustomerId, command.PropertyId, command.Point, command.Zone,
                command.BookedBy ?? RequestBooking.OwnName(command.By), command.Contact?.Written()))
            : Reject("work-order.takes-one-visit", "The service takes one visit; book it with 'booking.request'.");
    }

    internal sealed class Validator : AbstractValidator<RequestWorkOrder>
    {
        public Validator()
        {
            RuleFor(c => c.ServiceId).NotEqual(default(ServiceId)).WithMessage("Name the service by its id.");
            RuleFor(c => c.CustomerId).NotEqual(Guid.Empty).WithMessage("Name the customer by its id.");
            RuleFor(c => c.PropertyId).NotEqual(Guid.Empty).WithMessage("Name the property by its id, or leave it out.");
            RuleFor(c => c.Point!).SetValidator(GeoPointValidator.Instance).When(c => c.Point is not null);
            RuleFor(c => c.Zone).Zone();
            RuleFor(c => c.BookedBy).IsInEnum().WithMessage("Choose customer, office or partner.");
            RuleFor(c => c.Contact!).SetValidator(new BookingContact.Validator()).When(c => c.Contact is not null);
        }
    }
}
