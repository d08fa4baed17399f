namespace FieldServices.Api.Reads.Aggregates;

/// <summary>Into what times are put together.</summary>
public enum TimeBucket
{
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    HourOfDay,
    DayOfWeek,
}
