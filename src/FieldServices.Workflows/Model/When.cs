using NodaTime;
using NodaTime.TimeZones;
using Quartz;

namespace FieldServices.Workflows;

/// <summary>When a timer is due. Immutable; all instants are UTC.</summary>
public sealed record When
{
    private const int MostCounted = 1_000;

    private When(DateTimeOffset due, string? cron, string? zone) => (Due, Cron, Zone) = (due.ToUniversalTime(), cron, zone);

    /// <summary>The (next) instant at which it is due.</summary>
    public DateTimeOffset Due { get; }

    /// <summary>The expression of a recurring timer; null for one that fires once.</summary>
    public string? Cron { get; }

    /// <summary>The IANA zone in which <see cref="Cron"/> is read; null for a timer that fires once.</summary>
    public string? Zone { get; }

    /// <summary>Once, at an instant; one that has passed fires at once.</summary>
    public static When At(DateTimeOffset instant) => new(instant, null, null);

    /// <summary>
    /// Once, at a time of day of some day after today, as clocks show it in a zone. A time that the clocks skip on that day is moved
    /// on by as much as they skip; of a time that comes twice, the first is meant.
    /// </summary>
    /// <param name="now">Now, which decides what today is in the zone.</param>
    /// <param name="days">How many days after today; 0 for today.</param>
    /// <param name="time">The time of day.</param>
    /// <param name="zone">An IANA zone, such as <c>Europe/London</c>.</param>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static When Local(DateTimeOffset now, int days, TimeOnly time, string zone)
    {
        var there = ZoneOf(zone);
        var date = Instant.FromDateTimeOffset(now).InZone(there).Date.PlusDays(days);
        return At(there.ResolveLocal(date.At(LocalTime.FromTimeOnly(time)), Resolvers.LenientResolver).ToDateTimeOffset());
    }

    /// <summary>Again and again, by a cron expression of Quartz with seconds, such as <c>0 0 9 ? * MON-FRI</c>.</summary>
    /// <param name="cron">The expression.</param>
    /// <param name="zone">The IANA zone in which it is read.</param>
    /// <param name="after">The first occurrence after this instant is the first to fire.</param>
    /// <exception cref="ArgumentException">The expression or the zone is unknown, or it never comes again.</exception>
    public static When Every(string cron, string zone, DateTimeOffset after) =>
        Next(cron, zone, after) is { } first
            ? new When(first, cron, zone)
            : throw new ArgumentException($"'{cron}' never comes again after {after:u}; check the year.", nameof(cron));

    /// <summary>A recurring timer as it was stored.</summary>
    internal static When Stored(DateTimeOffset due, string? cron, string? zone) => new(due, cron, zone);

    /// <summary>The first occurrence after an instant; null for a timer that fires once or never comes again.</summary>
    internal When? After(DateTimeOffset instant) =>
        Cron is not null && Next(Cron, Zone!, instant > Due ? instant : Due) is { } next ? new When(next, Cron, Zone) : null;

    /// <summary>How many occurrences after this one have passed by an instant; counted up to a thousand.</summary>
    internal int MissedBy(DateTimeOffset instant)
    {
        var missed = 0;
        for (var next = After(Due); next is not null && next.Due <= instant && missed < MostCounted; next = next.After(next.Due))
            missed++;
        return missed;
    }

    private static DateTimeOffset? Next(string cron, string zone, DateTimeOffset after)
    {
        try
        {
            return new CronExpression(cron, TimeZoneInfo.FindSystemTimeZoneById(ZoneOf(zone).Id)).GetNextValidTimeAfter(after);
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"'{cron}' is no cron expression with seconds: {e.Message}", nameof(cron), e);
        }
    }

    private static DateTimeZone ZoneOf(string zone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new ArgumentException($"There is no time zone '{zone}'; use an IANA name such as Europe/London.", nameof(zone));
}
