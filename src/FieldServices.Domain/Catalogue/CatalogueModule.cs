using FieldServices.Domain.Catalogue.Views;
using FieldServices.Domain.Modules;
using static FieldServices.Domain.Modules.Role;

namespace FieldServices.Domain.Catalogue;

public static class CatalogueModule
{
    private static readonly CommandJson Commands = CommandJson.Default;
    private static readonly DomainJson Events = DomainJson.Default;
    private static readonly Role[] Office = [Admin, Dispatcher, Integrator];

    /// <summary>Who may know what a customer pays, as with bookings.</summary>
    private static readonly Role[] Accounts = [Admin, Dispatcher, Auditor, Integrator];

    public static Module<CatalogueEntry, ServiceEvent, ServiceStatus> Module { get; } =
        new Module<CatalogueEntry, ServiceEvent, ServiceStatus>(CatalogueEntry.Aggregate, "services", s => s.Withdrawn ? ServiceStatus.Withdrawn : ServiceStatus.Offered)
            .Event<ServiceOffered>("service.offered", 1, Events)
            .Event<ServiceTermsChanged>("service.terms-changed", 1, Events)
            .Event<ServiceWithdrawn>("service.withdrawn", 1, Events)
            .Event<ServiceOfferedAgain>("service.offered-again", 1, Events)
            .Starts(
                "offer", "Offer a service that can be booked from now on.",
                Commands, () => new AddToCatalogue.Validator(), AddToCatalogue.Decide, Office, CatalogueExamples.Add)
            .Command(
                "change-terms", "Change what is offered; bookings that exist keep their terms.",
                Commands, () => new ChangeTerms.Validator(), ChangeTerms.Decide, Office, CatalogueExamples.Change)
            .Command(
                "withdraw", "Stop offering it.",
                Commands, () => new WithdrawFromCatalogue.Validator(), WithdrawFromCatalogue.Decide,
                Office, CatalogueExamples.Withdraw, [ServiceStatus.Offered])
            .Command(
                "offer-again", "Offer it again, by the terms that it had.",
                Commands, () => new OfferAgain.Validator(), OfferAgain.Decide, Office, CatalogueExamples.OfferAgain, [ServiceStatus.Withdrawn])
            .Snapshots(1, StateJson.Default)
            .View(ServiceList.View)
            .Visible<ServiceRow>(
                r => r.Terms.Price, WhenHidden.Null, Accounts,
                Member.Of<ServiceOffered>(e => e.Terms.Price), Member.Of<ServiceTermsChanged>(e => e.Terms.Price), Member.Of<CatalogueEntry>(s => s.Terms!.Price))
            .Visible<ServiceRow>(
                r => r.Terms.Packages![0].Price, WhenHidden.Error, Accounts,
                Member.Of<ServiceOffered>(e => e.Terms.Packages![0].Price), Member.Of<ServiceTermsChanged>(e => e.Terms.Packages![0].Price),
                Member.Of<CatalogueEntry>(s => s.Terms!.Packages![0].Price))
            .Visible<ServiceRow>(
                r => r.Terms.Cancellation!.Fee, WhenHidden.Null, Accounts,
                Member.Of<ServiceOffered>(e => e.Terms.Cancellation!.Fee), Member.Of<ServiceTermsChanged>(e => e.Terms.Cancellation!.Fee),
                Member.Of<CatalogueEntry>(s => s.Terms!.Cancellation!.Fee));
}
