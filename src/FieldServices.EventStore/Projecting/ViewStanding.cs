namespace FieldServices.EventStore.Projecting;

/// <summary>What a version of a view is doing for a tenant; the first that applies.</summary>
public enum ViewStanding
{
    /// <summary>It belongs to another release: nodes of that release fold it, or nobody does.</summary>
    Kept,

    /// <summary>Somebody stopped it, or too many of its streams are parked.</summary>
    Stopped,

    /// <summary>Its last page failed, and not because of an event; it is tried again.</summary>
    Failing,

    /// <summary>It is not in use yet: it is being filled beside the version that is.</summary>
    Building,

    /// <summary>It runs, and is being built again beside itself.</summary>
    Rebuilding,

    /// <summary>It follows the log.</summary>
    Running,
}
