namespace FieldServices.EventStore.Proving;

/// <summary>How checkpoints are signed.</summary>
public sealed record NotaryOptions
{
    /// <summary>How often logs that have grown get a checkpoint.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How soon a log that has no checkpoint gets its first; not later than <see cref="Every"/>.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many events one checkpoint adds at most; what is behind them gets the next one.</summary>
    public int Stretch { get; init; } = 50_000;

    /// <summary>The public halves of keys that were used before; checkpoints that they signed stay good.</summary>
    public IReadOnlyList<NoteVerifier> EarlierKeys { get; init; } = [];

    /// <summary>Told why a log gets no further checkpoint: what was found is not what was signed, or not what was recorded.</summary>
    public Action<TenantId, string> OnRefused { get; init; } = static (_, _) => { };

    /// <summary>Told what kept a pass from being made, such as a database that does not answer; it is tried again.</summary>
    public Action<Exception> OnError { get; init; } = static _ => { };
}
