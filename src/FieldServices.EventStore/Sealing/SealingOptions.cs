namespace FieldServices.EventStore.Sealing;

/// <summary>How personal data is sealed.</summary>
public sealed record SealingOptions
{
    /// <summary>The keys that wrap the keys of persons. Without one, events with clear personal data are refused.</summary>
    public MasterKeys Masters { get; init; } = MasterKeys.None;

    /// <summary>True to store personal data clear, which is for measuring what sealing costs.</summary>
    public bool IsOff { get; init; }

    /// <summary>What people are looked up by: sealed values that are one of these as a whole are noted under a keyed hash.</summary>
    public IReadOnlyList<PersonalLookup> Lookups { get; init; } = [];

    /// <summary>How long a key is remembered. An erasure on another node is heard of at once, and after this time at the latest.</summary>
    public TimeSpan KeysKeptFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many keys are remembered; those used least recently go first.</summary>
    public int MostKeys { get; init; } = 50_000;

    /// <summary>Told that a value of a tenant cannot be opened though its key was not destroyed: it was changed, or a master key is missing.</summary>
    public Action<TenantId, string> OnUnreadable { get; init; } = (_, _) => { };
}
