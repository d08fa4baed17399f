namespace FieldServices.Workflows;

/// <summary>Something that a workflow wants done; a closed set of five. All outputs of a step are committed together, or none.</summary>
public abstract record Output
{
    private Output()
    {
    }

    /// <summary>
    /// Sends a command through the same door as everybody else. It has an identity that follows from the step, so that it has one
    /// effect however often it is delivered. Its answer comes back as <see cref="WorkflowInput.Answered"/> with the same key.
    /// </summary>
    /// <param name="Key">The workflow's own name for it.</param>
    /// <param name="Command">A record that is registered as a command.</param>
    /// <param name="StreamId">The thing it concerns; null for a command that starts one.</param>
    public sealed record Send(string Key, object Command, Guid? StreamId) : Output;

    /// <summary>Records an event in the workflow's own stream; the workflow's state follows from these alone.</summary>
    /// <param name="Event">An event of the workflow's own hierarchy.</param>
    public sealed record Record(object Event) : Output;

    /// <summary>Sets a timer, or sets it anew if the instance has one with this key.</summary>
    /// <param name="Key">The workflow's own name for it.</param>
    /// <param name="When">When it is due, once or again and again.</param>
    public sealed record SetTimer(string Key, When When) : Output;

    /// <summary>Cancels a timer; nothing happens if there is none with this key. After it the timer does not fire any more.</summary>
    /// <param name="Key">The key it was set with.</param>
    public sealed record CancelTimer(string Key) : Output;

    /// <summary>Hands a message to the outbox.</summary>
    /// <param name="Message">What to say to whom, and how.</param>
    public sealed record Deliver(Message Message) : Output;
}
