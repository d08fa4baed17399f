using NodaTime;
using NodaTime.TimeZones;

namespace FieldServices.Domain.Shared;

/// <summary>
/// What the clocks of a place show, and the instants behind it. Appointments keep both the local time and the zone, so that they stay
/// where people expect them when clocks change.
/// </summary>
public static class LocalTime
{
    public static bool IsZone(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    /// <summary>False for the hour that the clocks skip when they go forward.</summary>
    public static bool Exists(DateTime local, string zone) => ZoneOf(zone).MapLocal(LocalDateTime.FromDateTime(local)).Count > 0;

    /// <summary>The instant of a local time. One that the clocks skip is moved on by as much as they skip; of one that comes twice, the first is meant.</summary>
    public static DateTimeOffset ToInstant(DateTime local, string zone) =>
        ZoneOf(zone).ResolveLocal(LocalDateTime.FromDateTime(local), Resolvers.LenientResolver).ToDateTimeOffset().ToUniversalTime();

    public static DateTime ToLocal(DateTimeOffset instant, string zone) => Instant.FromDateTimeOffset(instant).InZone(ZoneOf(zone)).ToDateTimeUnspecified();

    private static DateTimeZone ZoneOf(string zone) => DateTimeZoneProviders.Tzdb[zone];
}
