using FieldServices.Api.Reads.Past;
using FieldServices.EventStore.Views;

namespace FieldServices.Api.Reads.Answers;

/// <summary>
/// What an answer was made of, noted while it is made. Only an answer that follows from rows of views as they are now, and from nothing
/// else, is the same as long as the views are. Safe for concurrent fields.
/// </summary>
public sealed class AnswerSources
{
    private readonly Lock gate = new();
    private readonly HashSet<View> views = [];
    private bool others;

    /// <summary>The views that were read; null when the answer follows from something else as well.</summary>
    public IReadOnlyList<View>? ViewsOnly
    {
        get
        {
            lock (gate)
                return others ? null : [.. views];
        }
    }

    /// <summary>Rows of these views were read as they were at a moment. What was so in the past depends on how long it is kept.</summary>
    public void Read(IReadOnlyCollection<View> read, Moment at)
    {
        ArgumentNullException.ThrowIfNull(read);
        lock (gate)
        {
            views.UnionWith(read);
            others |= at != Moment.Now;
        }
    }

    /// <summary>A row was read by its key, which costs no more than to ask whether it is still the same: nothing is gained by keeping it.</summary>
    public void ReadByKey() => ReadOthers();

    /// <summary>Something else was read, or may have been: the log, opened personal data, the time, what else runs.</summary>
    public void ReadOthers()
    {
        lock (gate)
            others = true;
    }
}
