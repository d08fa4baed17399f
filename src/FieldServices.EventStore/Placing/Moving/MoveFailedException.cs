namespace FieldServices.EventStore.Placing.Moving;

/// <summary>A tenant could not be moved, or its copy not be forgotten. It goes on where it was; the message tells the remedy.</summary>
/// <param name="message">Why.</param>
public sealed class MoveFailedException(string message) : Exception(message);
