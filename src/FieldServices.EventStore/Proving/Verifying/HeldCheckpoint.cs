namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>A checkpoint that the log is compared with.</summary>
/// <param name="Place">What it is called in findings: <c>over n events</c>, or the file that it was read from.</param>
/// <param name="Note">The signed note, as text.</param>
public sealed record HeldCheckpoint(string Place, string Note)
{
    internal static HeldCheckpoint Of(SignedCheckpoint kept) => new($"over {kept.Size} events", kept.Note);

    /// <summary>Reads it and checks whose it is.</summary>
    /// <returns>Null when it proves nothing; what is wrong was reported.</returns>
    internal Checkpoint? Read(TenantId tenant, IReadOnlyList<NoteVerifier> keys, Action<Finding> report)
    {
        if (SignedNote.Parse(Note) is not { } note || Checkpoint.Parse(note.Text) is not { } checkpoint)
            report(Finding.OfCheckpoint(Place, "it is not a signed checkpoint"));
        else if (!note.IsSignedBy(keys))
            report(Finding.OfCheckpoint(Place, "it has no good signature of a known key"));
        else if (!checkpoint.Origin.EndsWith($"/{tenant}", StringComparison.Ordinal))
            report(Finding.OfCheckpoint(Place, $"it is of another log, {checkpoint.Origin}"));
        else
            return checkpoint;
        return null;
    }
}
