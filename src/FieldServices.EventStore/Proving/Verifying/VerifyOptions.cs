namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>With what a log is verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>The keys whose signatures count. Without any, checkpoints are not looked at.</summary>
    public IReadOnlyList<NoteVerifier> Keys { get; init; } = [];

    /// <summary>Checkpoints from outside, which nobody with the database could change.</summary>
    public IReadOnlyList<HeldCheckpoint> Held { get; init; } = [];

    /// <summary>How many stretches are hashed at once, while one connection reads.</summary>
    public int Parallel { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 8);
}
