using System.Collections.Concurrent;
using FieldServices.Api.Reads.Past;

namespace FieldServices.Api.Reads.Filters;

/// <summary>
/// Knows of one view for which tenants it is small. Counts no further than to the limit, and remembers the answer for a while. Safe
/// for any number of callers.
/// </summary>
public sealed class ViewSizes(ReadModel model)
{
    /// <summary>Over so many rows a list may walk when no index serves it.</summary>
    public const int MostRowsWalked = 10_000;

    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, (bool IsSmall, DateTimeOffset At)> known = new();

    public async ValueTask<bool> IsSmallAsync(ReadContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (tenant, now) = (context.Caller.Tenant.Value, context.Platform.Time.GetUtcNow());
        if (known.TryGetValue(tenant, out var found) && now - found.At < Remember)
            return found.IsSmall;
        // How large it is now tells for its past as well.
        context = context with { At = Moment.Now };
        var sql = new SqlText(context).Add("select count(*) from (select from ").AddRows(model, "t")
            .Add($" where t.tenant_id = {SqlText.Tenant} limit ").AddValue(MostRowsWalked + 1).Add(") counted");
        var isSmall = false;
        await RowQuery.ExecuteAsync(sql, context, async reader => isSmall = await reader.ReadAsync(cancellationToken) && reader.GetInt64(0) <= MostRowsWalked, cancellationToken);
        known[tenant] = (isSmall, now);
        return isSmall;
    }
}
