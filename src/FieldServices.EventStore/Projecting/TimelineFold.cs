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

    public async Task FoldAsync(
        NpgsqlBatch writes, TenantId tenant, IReadOnlyList<Envelope> events, StreamsOfPage streams, bool keepsHistory, CancellationToken cancellationToken)
    {
        var byStream = events.GroupBy(e => e.Stream).ToList();
        var begun = byStream.Where(g => g.First().Version > 1).Select(g => table.View.KeyOf(g.First())).ToList();
        var known = begun.Count > 0 ? await spans.LoadAsync(writes.Connection!, tenant, begun, cancellationToken) : [];
        var changed = new List<Span>();
        foreach (var stream in byStream)
        {
            var key = table.View.KeyOf(stream.First());
            var timeline = new Timeline(key, known.GetValueOrDefault(key, []));
            foreach (var envelope in stream)
                await AddAsync(timeline, envelope, streams, cancellationToken);
            changed.AddRange(timeline.All.Where(s => s.IsChanged || !s.IsStored));
        }
        spans.Save(writes, tenant, changed, keepsHistory);
    }

    private async Task AddAsync(Timeline timeline, Envelope envelope, StreamsOfPage streams, CancellationToken cancellationToken)
    {
        var at = Stored(envelope.EffectiveAt);
        if (envelope.Version == 1)
            timeline.Extend(table.View.EvolveRow(null, envelope), at, envelope.Position);
        else if (timeline.Last is { } last && envelope.Event is not ICorrection && at >= last.From)
            timeline.Extend(table.View.EvolveRow(last.Row, envelope), at, envelope.Position);
        else
            timeline.Learn(Truth(await streams.UpToAsync(envelope, cancellationToken)), envelope.Position);
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
