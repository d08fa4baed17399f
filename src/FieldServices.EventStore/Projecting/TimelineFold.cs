using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// Keeps what was true when: an event in the order of effective time ends what was true before it; one out of order, or a correction, has
/// its stream folded again in the order of effective time.
/// </summary>
internal sealed class TimelineFold(ViewTable table)
{
    private static readonly long Microsecond = TimeSpan.TicksPerMicrosecond;

    private readonly SpanStore spans = new(table);

    /// <summary>Folds the events of a page, writes what has begun, and adds to a batch what has to be changed.</summary>
    /// <param name="writes">The batch.</param>
    /// <param name="tenant">The owner.</param>
    /// <param name="steps">The events, with what they did to the rows of now.</param>
    /// <param name="known">What is remembered of the keys.</param>
    /// <param name="streams">Reads whole streams.</param>
    /// <param name="values">Takes rows apart.</param>
    /// <param name="keepsHistory">True when what is not known any more is kept.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The last span of each key; null when it has an end.</returns>
    public async Task<Dictionary<object, OpenSpan?>> FoldAsync(
        NpgsqlBatch writes, TenantId tenant, IReadOnlyList<Step> steps, Dictionary<object, RowState> known, StreamsOfPage streams, RowValues values, bool keepsHistory, CancellationToken cancellationToken)
    {
        var folded = new Dictionary<object, Timeline>();
        var unknown = new List<(object Key, List<Step> Steps)>();
        foreach (var stream in steps.GroupBy(s => s.Envelope.Stream).Select(g => g.ToList()))
        {
            var key = table.View.KeyOf(stream[0].Envelope);
            var begins = stream[0].Envelope.Version == 1;
            if ((begins || known.GetValueOrDefault(key).Open is not null) && InOrder(key, known.GetValueOrDefault(key).Open, stream) is { } timeline)
                folded[key] = timeline;
            else
                unknown.Add((key, stream));
        }
        // Only what comes out of order has to know all that was true before.
        var stored = unknown.Count > 0 ? await spans.LoadAsync(writes.Connection!, tenant, unknown.ConvertAll(u => u.Key), cancellationToken) : [];
        foreach (var (key, stream) in unknown)
        {
            var timeline = folded[key] = new Timeline(key, stored.GetValueOrDefault(key, []));
            foreach (var step in stream)
            {
                if (!TryExtend(timeline, step))
                    timeline.Learn(Truth(await streams.UpToAsync(step.Envelope, cancellationToken)), step.Envelope.Position);
            }
        }
        await spans.SaveAsync(writes, tenant, [.. folded.Values.SelectMany(t => t.All).Where(s => s.IsChanged || !s.IsStored)], values, keepsHistory, cancellationToken);
        return folded.ToDictionary(t => t.Key, t => t.Value.Last is { } last ? new OpenSpan(last.Row, last.KnownFrom, last.From) : null);
    }

    // Null when an event needs more than the last span.
    private Timeline? InOrder(object key, OpenSpan? open, List<Step> stream)
    {
        var timeline = new Timeline(key, open is null ? [] : [new Span(key, open.Row, open.KnownFrom, open.From) { IsStored = true }]);
        return stream.TrueForAll(s => TryExtend(timeline, s)) ? timeline : null;
    }

    private bool TryExtend(Timeline timeline, Step step)
    {
        var (envelope, at) = (step.Envelope, Stored(step.Envelope.EffectiveAt));
        var last = timeline.Last;
        if (envelope.Version != 1 && (last is null || envelope.Event is ICorrection || at < last.From))
            return false;
        // What is true last is mostly what the row of now says, and need not be folded twice.
        var before = envelope.Version == 1 ? null : last!.Row;
        timeline.Extend(ReferenceEquals(before, step.Before) ? step.After : table.View.EvolveRow(before, envelope), at, envelope.Position);
        return true;
    }

    // Of facts that were true from the same time on, the last stands for all.
    private List<(object? Row, DateTimeOffset From)> Truth(IEnumerable<Envelope> stream)
    {
        var truth = new List<(object? Row, DateTimeOffset From)>();
        object? row = null;
        foreach (var envelope in Corrected.AsTrue(stream))
        {
            row = table.View.EvolveRow(row, envelope);
            var at = Stored(envelope.EffectiveAt);
            if (truth.Count > 0 && at <= truth[^1].From)
                truth[^1] = (row, truth[^1].From);
            else
                truth.Add((row, at));
        }
        return truth;
    }

    // A time as the table keeps it, so that what is read from there is the same.
    private static DateTimeOffset Stored(DateTimeOffset time) => new(time.UtcTicks / Microsecond * Microsecond, TimeSpan.Zero);
}
