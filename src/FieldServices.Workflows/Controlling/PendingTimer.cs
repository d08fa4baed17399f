namespace FieldServices.Workflows.Controlling;

/// <summary>A timer that has not fired yet.</summary>
/// <param name="Key">The instance's own name for it.</param>
/// <param name="Due">When it is due (UTC).</param>
/// <param name="Cron">When it comes again; null for one that fires once.</param>
/// <param name="Zone">The zone in which <paramref name="Cron"/> is read.</param>
public sealed record PendingTimer(string Key, DateTimeOffset Due, string? Cron, string? Zone);
