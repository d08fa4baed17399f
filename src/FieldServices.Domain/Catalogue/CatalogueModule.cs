using FieldServices.Domain.Catalogue.Views;
using FieldServices.Domain.Modules;
using static FieldServices.Domain.Modules.Role;

namespace FieldServices.Domain.Catalogue;

public static class CatalogueModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];

    public static Module<CatalogueEntry, ServiceEvent, ServiceStatus> Module { get; } =
        new Module<CatalogueEntry, ServiceEvent, ServiceStatus>(CatalogueEntry.Aggregate, "services", s => s.Withdrawn ? ServiceStatus.Withdrawn : ServiceStatus.Offered)
            .Event("service.offered", 1, Events.ServiceOffered)
            .Event("service.terms-changed", 1, Events.ServiceTermsChanged)
            .Event("service.withdrawn", 1, Events.ServiceWithdrawn)
            .Event("service.offered-again", 1, Events.ServiceOfferedAgain)
            .Starts(
                "offer", "Offer a service that can be booked from now on.",
                Commands.AddToCatalogue, new AddToCatalogue.Validator(), AddToCatalogue.Decide, Office, CatalogueExamples.Add)
            .Command(
                "change-terms", "Change what is offered; bookings that exist keep their terms.",
                Commands.ChangeTerms, new ChangeTerms.Validator(), ChangeTerms.Decide, Office, CatalogueExamples.Change)
            .Command(
                "withdraw", "Stop offering it.",
                Commands.WithdrawFromCatalogue, new WithdrawFromCatalogue.Validator(), WithdrawFromCatalogue.Decide,
                Office, CatalogueExamples.Withdraw, [ServiceStatus.Offered])
            .Command(
                "offer-again", "Offer it again, by the terms that it had.",
                Commands.OfferAgain, new OfferAgain.Validator(), OfferAgain.Decide, Office, CatalogueExamples.OfferAgain, [ServiceStatus.Withdrawn])
            .Snapshots(1, StateJson.Default.CatalogueEntry)
            .View(ServiceList.View);
}
