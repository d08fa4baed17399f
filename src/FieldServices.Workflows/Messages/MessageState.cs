namespace FieldServices.Workflows.Messages;

/// <summary>Whether a message is out.</summary>
public enum MessageState
{
    /// <summary>It will be tried, now or later.</summary>
    Waiting,

    /// <summary>Its receiver has it.</summary>
    Sent,

    /// <summary>It could not be sent, and is not tried again unless somebody decides so.</summary>
    Dead,

    /// <summary>Somebody decided to let it be.</summary>
    Discarded,
}
