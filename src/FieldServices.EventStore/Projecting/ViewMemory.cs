namespace FieldServices.EventStore.Projecting;

/// <summary>
/// What a runner remembers between two pages of a view and tenant: rows it wrote, and the next pages that it is reading already.
/// Good only while the checkpoint is as this runner left it: the count of writes tells about other writers, the position about a crash
/// that took back what this runner had written.
/// </summary>
internal sealed class ViewMemory
{
    private (long Writes, long Position)? left;

    /// <summary>The rows as they are in the table; without a row for one that is known not to exist.</summary>
    public Dictionary<object, RowState> Rows { get; private set; } = [];

    /// <summary>The pages that are being read ahead; null when none are.</summary>
    public PagesAhead? Ahead { get; set; }

    /// <summary>Where the last page began, whether or not it could be written.</summary>
    public long Position { get; set; }

    /// <summary>How many positions the next page covers; small while an event that cannot be folded is being cornered.</summary>
    public int Size { get; set; }

    /// <summary>Forgets everything that another writer may have made wrong.</summary>
    public void Check(Checkpoint checkpoint)
    {
        if (left != (checkpoint.Writes, checkpoint.Position))
            Forget();
    }

    /// <summary>Takes over the rows that were just committed.</summary>
    public void Remember(Dictionary<object, RowState> rows, Checkpoint before, long position, int most)
    {
        left = (before.Writes + 1, position);
        if (Rows.Count + rows.Count > most)
            Rows = [];
        foreach (var (key, row) in rows)
            Rows[key] = row;
    }

    /// <summary>Forgets rows and pages read ahead.</summary>
    public void Forget()
    {
        left = null;
        Rows = [];
        DropAhead();
    }

    /// <summary>Forgets the pages read ahead.</summary>
    public void DropAhead()
    {
        Ahead?.Drop();
        Ahead = null;
    }
}
