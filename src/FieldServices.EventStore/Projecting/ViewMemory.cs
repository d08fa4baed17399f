namespace FieldServices.EventStore.Projecting;

/// <summary>
/// What a runner remembers between two pages of a view and tenant: rows it wrote, and the next page that it is reading already.
/// Good only while the checkpoint's count of writes is the one that this runner left there.
/// </summary>
internal sealed class ViewMemory
{
    private long writes = -1;

    /// <summary>The rows as they are in the table; null for one that is known not to exist.</summary>
    public Dictionary<object, object?> Rows { get; private set; } = [];

    /// <summary>The page that is being read ahead; null when there is none.</summary>
    public Task<Page>? Next { get; set; }

    /// <summary>Where the last page began, whether or not it could be written.</summary>
    public long Position { get; set; }

    /// <summary>How many positions the next page covers; small while an event that cannot be folded is being cornered.</summary>
    public int Size { get; set; }

    /// <summary>Forgets everything that another writer may have made wrong.</summary>
    public void Check(Checkpoint checkpoint)
    {
        if (checkpoint.Writes != writes)
            Forget();
    }

    /// <summary>Takes over the rows that were just committed.</summary>
    public void Remember(Dictionary<object, object?> rows, Checkpoint before, int most)
    {
        writes = before.Writes + 1;
        if (Rows.Count + rows.Count > most)
            Rows = [];
        foreach (var (key, row) in rows)
            Rows[key] = row;
    }

    /// <summary>Forgets rows and the page read ahead.</summary>
    public void Forget()
    {
        writes = -1;
        Rows = [];
        // Its failure, if any, will show again where the page is read in earnest.
        Next?.ContinueWith(static t => _ = t.Exception, TaskScheduler.Default);
        Next = null;
    }
}
