namespace FieldServices.EventStore.Sealing;

/// <summary>A value that somebody is looked up by.</summary>
/// <param name="KeyId">The key that has sealed it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its normal form, clear.</param>
/// <param name="Value">As it is stored.</param>
internal readonly record struct FoundLookup(Guid KeyId, string Kind, string Text, string Value);
