namespace FieldServices.EventStore.Projecting;

/// <summary>What a fold has to heed besides the events.</summary>
/// <param name="Checkpoint">The locked checkpoint, as it was before.</param>
/// <param name="KeepsHistory">True when superseded rows are written.</param>
/// <param name="Late">True when later events may have been folded already, so that rows that are gone must be looked for.</param>
internal readonly record struct FoldOptions(Checkpoint Checkpoint, bool KeepsHistory, bool Late);
