namespace FieldServices.EventStore.Sealing;

/// <summary>A key as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="Master">Which master key has wrapped it.</param>
/// <param name="Wrapped">The wrapped key; null when it was destroyed.</param>
/// <param name="IsDestroyed">True when it was destroyed.</param>
internal sealed record StoredKey(Guid Id, string Subject, string Master, byte[]? Wrapped, bool IsDestroyed);
