namespace FieldServices.Domain.Technicians;

/// <summary>Hours of work on a day of the week, as the clocks of the calendar's zone show them.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">When work begins, such as 08:00:00.</param>
/// <param name="To">When work ends, such as 17:30:00; 00:00:00 stands for midnight at the end of the day.</param>
public sealed record WorkingHours(Weekday Day, TimeOnly From, TimeOnly To)
{
    /// <summary>The length of the span, from its beginning to its end.</summary>
    public TimeSpan Length() => (To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : To.ToTimeSpan()) - From.ToTimeSpan();
}
