namespace FieldServices.Workflows.Stepping;

/// <summary>Where an instance stands.</summary>
public enum InstanceStatus
{
    /// <summary>It expects more.</summary>
    Running,

    /// <summary>It expects nothing more; an event may set it going again.</summary>
    Finished,

    /// <summary>It could not take an input; that and all later ones wait.</summary>
    Parked,

    /// <summary>Somebody ended it; it takes nothing more.</summary>
    Cancelled,
}
