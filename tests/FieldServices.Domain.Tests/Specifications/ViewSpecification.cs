using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Tests.Specifications;

/// <summary>Given what happened to one thing, then its row.</summary>
public static class ViewSpecification
{
    public static TRow? Row<TRow>(View<TRow> view, IEnumerable<Envelope> envelopes)
        where TRow : class =>
        envelopes.Where(e => view.Events.Contains(e.Event.GetType())).Aggregate((TRow?)null, view.Evolve);
}
