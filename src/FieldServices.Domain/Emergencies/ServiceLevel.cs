namespace FieldServices.Domain.Emergencies;

/// <summary>The time allowed for each promise, from the report.</summary>
public sealed record ServiceLevel(Priority Priority, TimeSpan Acknowledge, TimeSpan Dispatch, TimeSpan OnSite);
