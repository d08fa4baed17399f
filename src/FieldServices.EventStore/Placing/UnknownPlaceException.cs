namespace FieldServices.EventStore.Placing;

/// <summary>A database is named that this process does not have, or that is not the one it is taken for; the message tells the remedy.</summary>
/// <param name="message">What is wrong.</param>
public sealed class UnknownPlaceException(string message) : Exception(message);
