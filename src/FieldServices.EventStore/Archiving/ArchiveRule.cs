namespace FieldServices.EventStore.Archiving;

/// <summary>Which streams of a type may be archived.</summary>
/// <param name="StreamType">The type.</param>
/// <param name="Fold">Their fold.</param>
/// <param name="IsFinished">True for a state that is not expected to change any more.</param>
/// <param name="Rest">How long the last event must be over, unless the tenant has another time.</param>
public sealed record ArchiveRule(string StreamType, StateFold<object> Fold, Func<object, bool> IsFinished, TimeSpan Rest);
