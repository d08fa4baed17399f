using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Folds events into rows in memory, loading those it has not seen.</summary>
internal sealed class ViewFold(ViewTable table, PageReader pages, ProjectionOptions projection)
{
    private readonly RowStore rows = new(table);
    private readonly LatestFold latest = new(table, projection.LatestTimesEvery);
    private readonly TimelineFold? timeline = table.Timeline is null ? null : new(table);

    /// <summary>
    /// Folds events, writes the rows as they were in between when they are kept, and adds to a batch what makes the rows as they are now.
    /// </summary>
    /// <returns>Every row that was touched, as it is now; null for one that is gone.</returns>
    public async Task<Dictionary<object, RowState>> FoldAsync(
        NpgsqlBatch writes, TenantId tenant, List<Envelope> events, Dictionary<object, RowState> known, FoldOptions options, CancellationToken cancellationToken)
    {
        var connection = writes.Connection!;
        await latest.PrepareAsync(connection, tenant, options.Checkpoint, cancellationToken);
        var keyed = events.ConvertAll(e => (Key: table.View.KeyOf(e), Envelope: e));
        var missing = keyed.Select(k => k.Key).Where(k => !known.ContainsKey(k)).Distinct().ToList();
        var loaded = missing.Count > 0 ? await rows.LoadAsync(connection, tenant, missing, cancellationToken) : [];
        if (options.Late && missing.Count > loaded.Count)
            await rows.LoadGoneAsync(connection, tenant, [.. missing.Where(k => !loaded.ContainsKey(k))], loaded, cancellationToken);
        var streams = new StreamsOfPage(pages, connection, tenant, events);
        var before = new Dictionary<object, object?>();
        var after = new Dictionary<object, RowState>();
        var superseded = new List<SupersededRow>();
        var (steps, first) = (new List<Step>(), long.MaxValue);
        foreach (var (key, envelope) in keyed)
        {
            if (!after.TryGetValue(key, out var state))
            {
                state = known.TryGetValue(key, out var remembered) ? remembered : loaded.GetValueOrDefault(key);
                before[key] = state.Row;
            }
            var next = after[key] = Next(state, envelope, await RowAsync(state.Row, envelope, streams, cancellationToken), superseded);
            steps.Add(new Step(envelope, state.Row, next.Row));
            first = Math.Min(first, ReferenceEquals(state.Row, next.Row) ? first : next.Since);
        }
        latest.Add(writes, tenant, [.. superseded.Select(s => s.Row), .. after.Values.Select(s => s.Row).OfType<object>()], first, options.Late ? null : events[^1].Position);
        var values = new RowValues(table.Columns);
        rows.Save(writes, tenant, after, before);
        if (options.KeepsHistory)
            await rows.SaveHistoryAsync(connection, tenant, superseded, values, cancellationToken);
        if (timeline is not null)
            foreach (var (key, open) in await timeline.FoldAsync(writes, tenant, steps, known, streams, values, options.KeepsHistory, cancellationToken))
                after[key] = after[key] with { Open = open };
        return after;
    }

    // A correction is folded together with everything before it, each event as it is right now.
    private async ValueTask<object?> RowAsync(object? row, Envelope envelope, StreamsOfPage streams, CancellationToken cancellationToken) =>
        envelope.Event is ICorrection && table.View.IsKeyedByStream
            ? Corrected.AsRecorded(await streams.UpToAsync(envelope, cancellationToken)).Aggregate((object?)null, table.View.EvolveRow)
            : table.View.EvolveRow(row, envelope);

    // Invariant: the spans of a row's versions follow one another and never overlap. An event that is folded late, because its stream was
    // parked, counts from its own position on; but when another stream has changed the row since, from that later position.
    // Held by: HistoryContract.A_parked_stream_is_in_the_history_as_if_it_had_never_been_parked, HistoryContract.Rows_fed_by_several_streams_have_one_version_at_each_position
    private static RowState Next(RowState state, Envelope envelope, object? row, List<SupersededRow> superseded)
    {
        if (Equals(row, state.Row))
            return state;
        var position = Math.Max(envelope.Position, state.Since);
        if (state.Row is { } old && state.Since < position)
            superseded.Add(new SupersededRow(old, state.Since, position));
        return state with { Row = row, Since = position };
    }
}
