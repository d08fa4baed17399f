using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Folds events into rows in memory, loading those it has not seen.</summary>
internal sealed class ViewFold(ViewTable table)
{
    private readonly RowStore rows = new(table);

    /// <summary>Folds events and adds what must be written to a batch.</summary>
    /// <returns>Every row that was touched, as it is now; null for one that is gone.</returns>
    public async Task<Dictionary<object, object?>> FoldAsync(
        NpgsqlConnection connection, NpgsqlBatch writes, TenantId tenant, List<Envelope> events, Dictionary<object, object?> known, CancellationToken cancellationToken)
    {
        var keyed = events.ConvertAll(e => (Key: table.View.KeyOf(e), Envelope: e));
        var missing = keyed.Select(k => k.Key).Where(k => !known.ContainsKey(k)).Distinct().ToList();
        var loaded = missing.Count > 0 ? await rows.LoadAsync(connection, tenant, missing, cancellationToken) : [];
        var before = new Dictionary<object, object?>();
        var after = new Dictionary<object, object?>();
        foreach (var (key, envelope) in keyed)
        {
            if (!after.TryGetValue(key, out var row))
                before[key] = row = known.TryGetValue(key, out var remembered) ? remembered : loaded.GetValueOrDefault(key);
            after[key] = table.View.EvolveRow(row, envelope);
        }
        rows.Save(writes, tenant, after, before);
        return after;
    }
}
