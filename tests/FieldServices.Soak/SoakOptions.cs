namespace FieldServices.Soak;

/// <summary>How long and how hard.</summary>
/// <param name="Length">How long the clients work.</param>
/// <param name="KillEvery">Between two kills; the nodes take turns.</param>
public sealed record SoakOptions(TimeSpan Length, TimeSpan KillEvery)
{
    /// <summary>Clients of each tenant.</summary>
    public int Clients { get; init; } = 4;

    public int Tenants { get; init; } = 3;

    /// <summary>How long a client rests between two things that it does.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(15);

    /// <summary>Where the random choices of the clients begin.</summary>
    public int Seed { get; init; } = 1;
}
