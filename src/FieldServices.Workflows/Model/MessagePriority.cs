namespace FieldServices.Workflows;

/// <summary>In which order messages of a channel leave when more are waiting than may leave at once.</summary>
public enum MessagePriority
{
    /// <summary>Danger to life: before everything else.</summary>
    Urgent,

    /// <summary>The usual.</summary>
    Normal,

    /// <summary>When nothing else is waiting.</summary>
    Low,
}
