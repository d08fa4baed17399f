namespace FieldServices.EventStore;

/// <summary>The log holds an event that no registered type of this process can read, for instance after a downgrade.</summary>
/// <param name="name">The stored name.</param>
/// <param name="version">The stored version.</param>
public sealed class UnknownEventException(string name, int version)
    : Exception($"The log holds {name}@{version}, which is not registered. Run a release that knows it, or register it.");
