using FieldServices.Domain.Bookings;
using FieldServices.EventStore;

namespace FieldServices.Domain.Series;

/// <summary>A visit of a series.</summary>
/// <param name="Day">The day that the rule gave it, by which it is known, whenever it is.</param>
/// <param name="Plan">Which of the series' plans it belongs to; a change begins the next.</param>
/// <param name="Start">When it is, as the clocks at the place show it.</param>
public sealed record Visit(DateOnly Day, int Plan, DateTime Start)
{
    /// <summary>The booking of a visit. It follows from the series, so that a visit can never become two bookings.</summary>
    public static BookingId BookingOf(Guid series, DateOnly day, int plan) => new(CommandIdentity.For(default, "series.visit", series, $"{day:yyyy-MM-dd}/{plan}"));
}
