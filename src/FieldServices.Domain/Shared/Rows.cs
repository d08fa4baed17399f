using FieldServices.EventStore;

namespace FieldServices.Domain.Shared;

internal static class Rows
{
    /// <summary>The row that an event changes; a stream whose first event did not make a row is a bug, not a case to pass over.</summary>
    public static TRow Existing<TRow>(TRow? row, Envelope envelope)
        where TRow : class =>
        row ?? throw new InvalidOperationException($"{envelope.Type} in {envelope.Stream} came before the event that makes its {typeof(TRow).Name}.");
}
