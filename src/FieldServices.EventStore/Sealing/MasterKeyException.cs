namespace FieldServices.EventStore.Sealing;

/// <summary>There is no usable master key; the message says what to do and quotes no key.</summary>
public sealed class MasterKeyException(string message) : Exception(message);
