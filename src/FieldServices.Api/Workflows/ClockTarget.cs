using System.Globalization;
using FieldServices.Api.Problems;
using NodaTime;
using NodaTime.Text;

namespace FieldServices.Api.Workflows;

/// <summary>How far a clock is to go, as people write it: to an instant, or by a duration of ISO 8601. Pure.</summary>
internal static class ClockTarget
{
    /// <summary>The instant; otherwise what is wrong. Months and years are those of the calendar in UTC; a day is 24 hours.</summary>
    public static (DateTimeOffset To, FieldProblem? Problem) Read(string? to, string? by, DateTimeOffset now) => (to, by) switch
    {
        (null, null) => (default, new FieldProblem("", "required", "Give 'to', an instant, or 'by', a duration.")),
        (not null, not null) => (default, new FieldProblem("/by", "invalid", "Give either 'to' or 'by', not both.")),
        (not null, _) => Instant(to, "/to"),
        _ => After(by!, now),
    };

    /// <summary>An instant such as 2026-01-01T09:00:00Z; without an offset it is UTC.</summary>
    public static (DateTimeOffset At, FieldProblem? Problem) Instant(string text, string pointer) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && text.Contains('T', StringComparison.Ordinal)
            ? (at.ToUniversalTime(), null)
            : (default, new FieldProblem(pointer, "invalid", "Expected an instant such as 2026-01-01T09:00:00Z."));

    private static (DateTimeOffset To, FieldProblem? Problem) After(string by, DateTimeOffset now)
    {
        var parsed = PeriodPattern.Roundtrip.Parse(by);
        if (!parsed.Success || Negative(parsed.Value) || !by.Any(char.IsAsciiDigit))
            return (default, new FieldProblem("/by", "invalid", "Expected a duration of ISO 8601 that goes forward, such as PT24H, P1D, P1M or P1Y."));
        try
        {
            return (LocalDateTime.FromDateTime(now.UtcDateTime).Plus(parsed.Value).InUtc().ToDateTimeOffset(), null);
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            return (default, new FieldProblem("/by", "invalid", "That is beyond the year 9999."));
        }
    }

    private static bool Negative(Period period) =>
        period.Years < 0 || period.Months < 0 || period.Weeks < 0 || period.Days < 0 || period.Hours < 0 || period.Minutes < 0 || period.Seconds < 0
        || period.Milliseconds < 0 || period.Ticks < 0 || period.Nanoseconds < 0;
}
