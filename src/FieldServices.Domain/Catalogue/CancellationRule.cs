using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Catalogue;

/// <summary>Until when a booking is given back for nothing, and what it costs later.</summary>
/// <param name="FreeUntilHours">So many hours before the start it still costs nothing.</param>
/// <param name="Fee">What it costs after that, and when the customer is not there; none means that it never costs anything.</param>
public sealed record CancellationRule(int FreeUntilHours = 24, Money? Fee = null)
{
    /// <summary>The fee that is due when it is cancelled at an instant; null for none.</summary>
    public Money? FeeAt(DateTimeOffset now, DateTimeOffset start) => now > start.AddHours(-FreeUntilHours) ? Fee : null;
}
