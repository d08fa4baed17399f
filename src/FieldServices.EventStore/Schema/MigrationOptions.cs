namespace FieldServices.EventStore.Schema;

/// <summary>How a migration behaves beside nodes that work.</summary>
public sealed record MigrationOptions
{
    /// <summary>
    /// How long a statement may wait for a lock. Whoever waits for a lock holds up everybody behind it, so a migration gives way after this
    /// time and tries again.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The pause before the next attempt.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many times a script, or a step of one, tries for its locks.</summary>
    public int Attempts { get; init; } = 300;

    /// <summary>Told when something is in the way: the script, and how many times it has been tried.</summary>
    public Action<string, int> OnWaiting { get; init; } = static (_, _) => { };
}
