namespace FieldServices.EventStore.Placing.Moving;

/// <summary>A finished move.</summary>
/// <param name="From">The database that the tenant was in.</param>
/// <param name="To">The database that it is in.</param>
/// <param name="Events">Events in its log; the same on both sides, each by its content and place.</param>
/// <param name="Rows">Rows in its other tables, the same on both sides.</param>
/// <param name="Pause">How long its appends waited at most; zero when there was nothing left to do.</param>
public sealed record Moved(string From, string To, long Events, long Rows, TimeSpan Pause);
