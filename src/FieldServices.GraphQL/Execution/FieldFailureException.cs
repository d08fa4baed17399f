using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution;

/// <summary>A mistake that the engine itself finds while it resolves a field; the message is shown to the client.</summary>
internal sealed class FieldFailureException(string message, Location? location = null) : Exception(message)
{
    /// <summary>Where exactly; null for the field itself.</summary>
    public Location? Location { get; } = location;
}
