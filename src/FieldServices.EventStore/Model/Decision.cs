namespace FieldServices.EventStore;

/// <summary>
/// What a pure decision function answers: the events to record, or a rejection. A rejection is data with a stable code;
/// exceptions are for bugs. <c>using static FieldServices.EventStore.Decision&lt;MyEvent&gt;;</c> makes
/// <see cref="Accept"/> and <see cref="Reject"/> read as words.
/// </summary>
/// <typeparam name="TEvent">The closed hierarchy of events that the aggregate records.</typeparam>
public abstract record Decision<TEvent>
    where TEvent : class
{
    private Decision()
    {
    }

    /// <summary>The command is accepted and these facts are now true; an empty list means that it was true already.</summary>
    public sealed record Accepted(IReadOnlyList<TEvent> Events) : Decision<TEvent>;

    /// <summary>The command is refused; nothing is recorded.</summary>
    public sealed record Rejected(Rejection Reason) : Decision<TEvent>;

    /// <summary>Accepts with these events, in this order.</summary>
    public static Decision<TEvent> Accept(params TEvent[] events) => new Accepted(events);

    /// <summary>Rejects with a stable code (lower case, words joined by hyphens, prefixed by the subject) and a sentence for a person.</summary>
    public static Decision<TEvent> Reject(string code, string message) => new Rejected(new Rejection(code, message));
}
