namespace FieldServices.Api.Workflows;

/// <summary>What it is that could not go on by itself.</summary>
public enum DeadLetterKind
{
    /// <summary>A command that cannot be decided however often it is tried.</summary>
    Command,

    /// <summary>A message that could not be sent.</summary>
    Message,

    /// <summary>An input that an instance could not take; the instance is parked before it.</summary>
    Input,
}
