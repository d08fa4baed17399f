namespace FieldServices.Api.Feeds.Text;

/// <summary>An appointment as calendars know it.</summary>
/// <param name="Id">The booking; what it is known by stays the same for ever.</param>
/// <param name="Sequence">Which version this is; the greater one is newer.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Standing">Whether it is agreed.</param>
/// <param name="Summary">One line.</param>
/// <param name="ChangedAt">When anything about it last changed.</param>
public sealed record CalendarEntry(Guid Id, long Sequence, DateTimeOffset Start, DateTimeOffset End, CalendarStanding Standing, string Summary, DateTimeOffset ChangedAt)
{
    /// <summary>Some lines.</summary>
    public string? Description { get; init; }

    /// <summary>Where, in words.</summary>
    public string? Location { get; init; }

    /// <summary>Where, as latitude and longitude.</summary>
    public (double Latitude, double Longitude)? Point { get; init; }
}
