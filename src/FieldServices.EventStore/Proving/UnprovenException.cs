namespace FieldServices.EventStore.Proving;

/// <summary>The log is not what was recorded or signed: nothing further is signed over it.</summary>
internal sealed class UnprovenException(string reason) : Exception(reason);
