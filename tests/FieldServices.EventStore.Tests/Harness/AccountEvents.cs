namespace FieldServices.EventStore.Tests.Harness;

/// <summary>A domain small enough to have none of its own: enough to tell one event from another.</summary>
public abstract record AccountEvent
{
    public sealed record Opened(string Owner) : AccountEvent;

    public sealed record Deposited(decimal Amount, string? Note = null) : AccountEvent;

    public sealed record Withdrawn(decimal Amount) : AccountEvent;

    public sealed record Closed(string Reason) : AccountEvent;
}
