using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Contractors;

/// <summary>A policy of insurance.</summary>
/// <param name="Kind">What it insures.</param>
/// <param name="Insurer">The company that carries the risk.</param>
/// <param name="Limit">The most that it pays for one claim.</param>
/// <param name="From">First day of cover, in UK time.</param>
/// <param name="To">Last day of cover, in UK time.</param>
public sealed record Insurance(InsuranceKind Kind, string Insurer, Money Limit, DateOnly From, DateOnly To)
{
    public bool IsInForceAt(DateTimeOffset instant) => LondonDay.Of(instant) is var day && From <= day && day <= To;
}
