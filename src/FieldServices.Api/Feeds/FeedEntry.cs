using System.Text.Json.Nodes;
using FieldServices.Api.Feeds.Text;

namespace FieldServices.Api.Feeds;

/// <summary>An appointment as the views know it; personal data is still sealed.</summary>
internal sealed record FeedEntry(
    Guid Id, long Version, string Reference, string Status, string Service, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset ChangedAt,
    string? Technician, string? Place, string? Customer, (double, double)? Point, string? Contacts)
{
    /// <summary>The first e-mail address of the customer.</summary>
    public string? Email => Contacts is null
        ? null
        : JsonNode.Parse(Contacts)!.AsArray().Select(c => (string?)c!["email"]).FirstOrDefault(e => e is not null);

    /// <summary>As the one who is concerned sees it: the technician who it is for, the customer who comes.</summary>
    /// <param name="who">The name of the other one, opened.</param>
    public CalendarEntry For(string? who) => new(Id, Version, Start, End, Standing, $"{Service} ({Reference})", ChangedAt)
    {
        Description = who,
        Location = string.IsNullOrEmpty(Place) ? null : Place,
        Point = Point,
    };

    private CalendarStanding Standing => Status switch
    {
        "cancelled" or "no-show" => CalendarStanding.Cancelled,
        "held" or "quoted" or "pending-approval" => CalendarStanding.Tentative,
        _ => CalendarStanding.Confirmed,
    };
}
