using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Caching;

namespace FieldServices.Api.Commands;

/// <summary>Reads what others have claimed beside the time that a command wants: what overlaps it, and the last before and the first after it.</summary>
internal sealed class Neighbours(EventLog log, StateCache states)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="tenant">The owner.</param>
    /// <param name="source">Which claims.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="span">The time that is wanted.</param>
    /// <param name="but">Whose claims do not count: the thing's own, and those of what is changed with it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ClaimBeside>> OfAsync(
        TenantId tenant, ClaimsBeside source, IReadOnlyList<string> keys, (DateTimeOffset From, DateTimeOffset Until) span, IReadOnlyCollection<StreamId> but, CancellationToken cancellationToken)
    {
        var claims = await log.ClaimsAsync(tenant, source.Kind, keys, span.From - Day, span.Until + Day, cancellationToken);
        var (found, holder) = (new List<ClaimBeside>(), source.Holder());
        foreach (var held in claims.Where(c => !but.Contains(c.Holder) && c.Holder.Type == holder.Subject).GroupBy(c => c.Claim.Key).SelectMany(c => Nearest([.. c], span)))
        {
            // Where a booking is never changes, so what is remembered of it will do.
            var state = await states.LoadAsync(tenant, held.Holder, holder.Fold, cancellationToken);
            found.Add(new ClaimBeside(held.Claim.Key, held.Claim.From!.Value, held.Claim.Until!.Value, state.State));
        }

        return found;
    }

    private static IEnumerable<HeldClaim> Nearest(List<HeldClaim> inOrder, (DateTimeOffset From, DateTimeOffset Until) span)
    {
        var (before, after) = (inOrder.FindLastIndex(c => c.Claim.Until <= span.From), inOrder.FindIndex(c => c.Claim.From >= span.Until));
        return inOrder.Where((_, i) => (before < 0 || i >= before) && (after < 0 || i <= after));
    }
}
