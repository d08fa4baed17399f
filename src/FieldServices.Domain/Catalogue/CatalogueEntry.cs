using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Catalogue;

/// <summary>A service as it is offered now.</summary>
public sealed record CatalogueEntry(string? Name, ServiceTerms? Terms, bool Withdrawn)
{
    public static CatalogueEntry Initial { get; } = new(null, null, Withdrawn: false);

    public static Aggregate<CatalogueEntry, ServiceEvent> Aggregate { get; } = new("service", Initial, Evolve);

    public static CatalogueEntry Evolve(CatalogueEntry state, ServiceEvent @event) => @event switch
    {
        ServiceOffered e => state with { Name = e.Name, Terms = e.Terms },
        ServiceTermsChanged e => state with { Name = e.Name, Terms = e.Terms },
        ServiceWithdrawn => state with { Withdrawn = true },
        ServiceOfferedAgain => state with { Withdrawn = false },
        _ => throw new UnhandledEventException(nameof(CatalogueEntry), @event),
    };
}
