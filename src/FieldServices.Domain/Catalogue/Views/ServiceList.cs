using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Catalogue.Views;

public static class ServiceList
{
    public static View<ServiceRow> View { get; } = new View<ServiceRow>(
            "services",
            1,
            DomainJson.Default,
            row => row.Id,
            [typeof(ServiceOffered), typeof(ServiceTermsChanged), typeof(ServiceWithdrawn), typeof(ServiceOfferedAgain)],
            Evolve)
        .Index(row => row.Name)
        .Index(row => row.Withdrawn, row => row.Name);

    private static ServiceRow? Evolve(ServiceRow? row, Envelope envelope) => envelope.Event switch
    {
        ServiceOffered e => new ServiceRow(envelope.Stream.Id, envelope.Version, e.Name, e.Terms, Withdrawn: false),
        ServiceEvent e => Change(Rows.Existing(row, envelope), e) with { Version = envelope.Version },
        _ => throw new UnhandledEventException(nameof(ServiceList), envelope.Event),
    };

    private static ServiceRow Change(ServiceRow row, ServiceEvent @event) => @event switch
    {
        ServiceOffered => row,
        ServiceTermsChanged e => row with { Name = e.Name, Terms = e.Terms },
        ServiceWithdrawn => row with { Withdrawn = true },
        ServiceOfferedAgain => row with { Withdrawn = false },
        _ => throw new UnhandledEventException(nameof(ServiceList), @event),
    };
}
