namespace FieldServices.EventStore;

/// <summary>The certificate of an erasure: the keys of a data subject are destroyed, and nobody can open what they sealed.</summary>
/// <param name="Subject">Whose data it was, as kind/id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Keys">What was destroyed.</param>
/// <param name="Events">How many events of the log carry values that these keys sealed.</param>
public sealed record SubjectErased(string Subject, string Reason, IReadOnlyList<DestroyedKey> Keys, long Events);

/// <summary>A key that was destroyed.</summary>
/// <param name="Id">Its id, which every value carries that it sealed.</param>
/// <param name="Fingerprint">SHA-256 of the key in hexadecimal: whoever holds a key can tell whether it is this one.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
public sealed record DestroyedKey(Guid Id, string Fingerprint, DateTimeOffset CreatedAt);
