namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>An export was not imported; nothing of it is in the database.</summary>
/// <param name="reason">Why.</param>
public sealed class ImportRefusedException(string reason) : Exception(reason);
