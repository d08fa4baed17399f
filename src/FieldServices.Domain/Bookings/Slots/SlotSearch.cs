using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Bookings.Slots;

/// <summary>What somebody is looking for.</summary>
/// <param name="Terms">The terms of the service.</param>
/// <param name="Package">The chosen package; null for none.</param>
/// <param name="BookedBy">Who books.</param>
/// <param name="Zone">The zone of the place, in which times are said.</param>
/// <param name="From">The first local day.</param>
/// <param name="To">The last local day.</param>
/// <param name="Near">The place, when it is known: then journeys count.</param>
/// <param name="Now">Now.</param>
/// <param name="StepMinutes">The distance of the times that are offered, counted from midnight.</param>
public sealed record SlotSearch(
    ServiceTerms Terms,
    string? Package,
    BookedBy BookedBy,
    string Zone,
    DateOnly From,
    DateOnly To,
    GeoPoint? Near,
    DateTimeOffset Now,
    int StepMinutes = 30)
{
    /// <summary>The slot that a local time would be.</summary>
    internal BookingSlot SlotAt(DateTime start, DateTimeOffset from, Roster roster, int place)
    {
        var until = from + Duration();
        return new BookingSlot(
            start, Zone, from, until, roster.Id, place, from.AddMinutes(-Terms.BufferBeforeMinutes), until.AddMinutes(Terms.BufferAfterMinutes));
    }

    /// <summary>How long the technician's time is taken, with buffers.</summary>
    internal TimeSpan BusyLength() => Duration() + TimeSpan.FromMinutes(Terms.BufferBeforeMinutes + Terms.BufferAfterMinutes);

    private TimeSpan Duration() => Terms.DurationWith(Package is null ? null : Terms.PackageOf(Package));
}
