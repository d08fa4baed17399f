using FieldServices.Api.Reads.Past;
using FieldServices.EventStore.Reading;

namespace FieldServices.Api.Reads;

/// <summary>
/// Reads rows by their keys for requests that ask for the same columns of the same tenant at the same time, with one statement for many
/// of them. Belongs to one plan and lives as long as it.
/// </summary>
internal sealed class SharedRows
{
    private const int StatementsAtOnce = 2;
    private const int Few = 8;
    private const int MostTenants = 1_000;

    private readonly Dictionary<(Guid Tenant, int Seconds), SharedReads<Guid, ReadRow>> byTenant = [];

    /// <summary>Whether a request can share: it reads what is there now, wherever everybody else does.</summary>
    public static bool Serves(ReadContext context, EventStore.Placing.Place place) => context.At == Moment.Now && context.Position is null && place.Replica is null;

    /// <summary>One row by its key; null when there is none.</summary>
    public async ValueTask<ReadRow?> FindAsync(RowPlan plan, Guid key, ReadContext context, CancellationToken cancellationToken) =>
        (await Of(plan, context).ReadAsync([key], cancellationToken)).GetValueOrDefault(key);

    private SharedReads<Guid, ReadRow> Of(RowPlan plan, ReadContext context)
    {
        var of = (context.Caller.Tenant.Value, context.Limits.StatementSeconds);
        lock (byTenant)
        {
            if (byTenant.TryGetValue(of, out var found))
                return found;
            if (byTenant.Count >= MostTenants)
                byTenant.Clear();
            // Whoever begins it may be gone before it ends, so it is nobody's: nothing of the request stays but whose rows it reads.
            var whose = new ReadContext(context.Platform, context.Caller, null);
            return byTenant[of] = new(
                async keys => await (keys.Count <= Few ? RowQuery.EachByKeyAsync(plan, keys, whose, CancellationToken.None) : RowQuery.ByKeysAsync(plan, [.. keys], whose, CancellationToken.None)),
                StatementsAtOnce);
        }
    }
}
