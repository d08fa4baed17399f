namespace FieldServices.Domain.Emergencies.Views;

/// <summary>How a promise is judged at the moment when it is met.</summary>
internal static class Promise
{
    /// <summary>True when the deadline had not passed; while the clock is paused, the moment of the pause counts.</summary>
    public static bool IsKept(DateTimeOffset at, DateTimeOffset deadline, DateTimeOffset? pausedAt) =>
        (pausedAt < at ? pausedAt : at) <= deadline;

    /// <summary>Seconds between two moments; never negative, because the clocks of two machines may differ a little.</summary>
    public static double Seconds(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (to - from).TotalSeconds);
}
