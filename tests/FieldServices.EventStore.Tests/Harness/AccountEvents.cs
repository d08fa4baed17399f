namespace FieldServices.EventStore.Tests.Harness;

/// <summary>A domain small enough to have none of its own: enough to tell one event from another.</summary>
public abstract record AccountEvent
{
    public sealed record Opened(string Owner) : AccountEvent;

    public sealed record Deposited(decimal Amount, string? Note = null) : AccountEvent;

    public sealed record Withdrawn(decimal Amount) : AccountEvent;

    public sealed record Closed(string Reason) : AccountEvent;

    /// <summary>An earlier deposit or withdrawal was another amount, at another time, or none at all.</summary>
    public sealed record Corrected(long Corrects, decimal? Amount, DateTimeOffset? At) : AccountEvent, ICorrection
    {
        public Envelope? Right(Envelope wrong) => Amount is { } amount
            ? wrong with { Event = new Deposited(amount), EffectiveAt = At ?? wrong.EffectiveAt }
            : null;
    }
}
