namespace FieldServices.EventStore.Projecting;

/// <summary>What was true of one key, by what is known so far; in memory.</summary>
/// <param name="key">The key.</param>
/// <param name="known">The spans that are known, in order.</param>
internal sealed class Timeline(object key, List<Span> known)
{
    private readonly List<Span> all = [.. known];

    /// <summary>Every span that was known when this began, or has been since.</summary>
    public IReadOnlyList<Span> All => all;

    /// <summary>The span without an end; null when nothing is true any more, or nothing ever was.</summary>
    public Span? Last => known.Count > 0 && known[^1].To is null ? known[^1] : null;

    /// <summary>Adds what follows in the order of effective time: a row, or null when there is none any more.</summary>
    public void Extend(object? row, DateTimeOffset from, long position)
    {
        if (Last is { } last && last.From == from)
            Forget(last, position);
        else if (Last is { } before)
            End(before, from, position);
        if (row is not null)
            Begin(row, from, null, position);
    }

    /// <summary>Replaces what is known: rows with the times since which they were true, null for none.</summary>
    public void Learn(IReadOnlyList<(object? Row, DateTimeOffset From)> truth, long position)
    {
        var left = known.ToList();
        known.Clear();
        for (var i = 0; i < truth.Count; i++)
        {
            var (row, from) = truth[i];
            DateTimeOffset? to = i + 1 < truth.Count ? truth[i + 1].From : null;
            if (row is null)
                continue;
            if (left.Find(s => Continues(s, row, from, to)) is not { } span)
                Begin(row, from, to, position);
            else
            {
                left.Remove(span);
                known.Add(span);
                if (span.To != to)
                    End(span, to!.Value, position);
            }
        }
        left.ForEach(s => Forget(s, position));
    }

    // An end that was not known before can be added; one that was known cannot be moved.
    private static bool Continues(Span span, object row, DateTimeOffset from, DateTimeOffset? to) =>
        span.From == from && (span.To == to || span.To is null) && Equals(span.Row, row);

    private static void End(Span span, DateTimeOffset to, long position) => (span.To, span.EndKnownFrom, span.IsChanged) = (to, position, true);

    private void Forget(Span span, long position)
    {
        (span.KnownTo, span.IsChanged) = (position, true);
        known.Remove(span);
    }

    private void Begin(object row, DateTimeOffset from, DateTimeOffset? to, long position)
    {
        var span = new Span(key, row, position, from) { To = to, EndKnownFrom = to is null ? long.MaxValue : position };
        known.Add(span);
        all.Add(span);
    }
}
