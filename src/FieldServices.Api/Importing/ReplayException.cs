namespace FieldServices.Api.Importing;

/// <summary>A line of an import cannot be replayed; the message says why, without personal data.</summary>
public sealed class ReplayException(string message) : Exception(message);
