namespace FieldServices.Domain.Modules;

/// <summary>What stands in the place of a field that the reader may not see.</summary>
public enum WhenHidden
{
    /// <summary>Nothing, as if there were no value; of a list that is never null, an empty one.</summary>
    Null,

    /// <summary>An error that says so.</summary>
    Error,
}
