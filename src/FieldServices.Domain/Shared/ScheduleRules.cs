using FluentValidation;

namespace FieldServices.Domain.Shared;

/// <summary>Rules of fields that say when something is.</summary>
internal static class ScheduleRules
{
    public static IRuleBuilderOptions<T, string> Zone<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(z => z is not null && LocalTime.IsZone(z)).WithMessage("Write an IANA time zone such as Europe/London.");

    /// <summary>Years that calendars can be worked out for.</summary>
    public static IRuleBuilderOptions<T, DateTime> LocalStart<T>(this IRuleBuilder<T, DateTime> rule) =>
        rule.Must(s => s.Kind == DateTimeKind.Unspecified && s.Year is >= 2000 and <= 2100 && s.TimeOfDay.Ticks % TimeSpan.TicksPerMinute == 0)
            .WithMessage("Write the local time in whole minutes and without an offset, such as 2026-03-28T09:00:00; the zone is said apart.");

    public static IRuleBuilderOptions<T, DateTime?> OptionalLocalStart<T>(this IRuleBuilder<T, DateTime?> rule) =>
        rule.Must(s => s is null or { Kind: DateTimeKind.Unspecified, Year: >= 2000 and <= 2100, Second: 0, Millisecond: 0 })
            .WithMessage("Write the local time in whole minutes and without an offset, such as 2026-03-28T09:00:00, or leave it out.");

    public static IRuleBuilderOptions<T, Money> Price<T>(this IRuleBuilder<T, Money> rule) =>
        rule.Must(m => m is null || (m.Amount is >= 0 and <= 10_000_000m && m.Currency is { Length: 3 } c && c.All(char.IsAsciiLetterUpper)))
            .WithMessage("Give an amount from 0 to 10,000,000 and the currency as its ISO code, such as GBP.");
}
