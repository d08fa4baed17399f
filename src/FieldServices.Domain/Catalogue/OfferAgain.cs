using FieldServices.EventStore;
using FluentValidation;
using static FieldServices.EventStore.Decision<FieldServices.Domain.Catalogue.ServiceEvent>;

namespace FieldServices.Domain.Catalogue;

/// <summary>Offers a withdrawn service again, by the terms that it had.</summary>
public sealed record OfferAgain
{
    public static Decision<ServiceEvent> Decide(CatalogueEntry state, OfferAgain command, DateTimeOffset now) => Accept(new ServiceOfferedAgain());

    internal sealed class Validator : AbstractValidator<OfferAgain>;
}
