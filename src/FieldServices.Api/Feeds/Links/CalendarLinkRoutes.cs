using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.EventStore;

namespace FieldServices.Api.Feeds.Links;

/// <summary>Makes links to calendars, lists them, and takes them back. The secret is told once, when it is made.</summary>
internal static class CalendarLinkRoutes
{
    public const string OfTechnician = "/v1/technicians/{id}/calendar-links";
    public const string OfCustomer = "/v1/customers/{id}/calendar-links";
    public const string Rotate = "/v1/calendar-links/{id}/rotate";
    public const string Revoke = "/v1/calendar-links/{id}/revoke";
    private const int LongestName = 200;

    public static void MapCalendarLinks(this IEndpointRouteBuilder routes)
    {
        foreach (var (path, subject) in new[] { (OfTechnician, "technician"), (OfCustomer, "customer") })
        {
            routes.MapGuarded(HttpMethod.Get, path, $"{subject}.calendar-links", Permissions.ShareCalendars, asked => ListAsync(asked, subject));
            routes.MapGuarded(HttpMethod.Post, path, $"{subject}.share-calendar", Permissions.ShareCalendars, asked => CreateAsync(asked, subject));
        }

        routes.MapGuarded(HttpMethod.Post, Rotate, "calendar-link.rotate", Permissions.ShareCalendars, RotateAsync);
        routes.MapGuarded(HttpMethod.Post, Revoke, "calendar-link.revoke", Permissions.ShareCalendars, RevokeAsync);
    }

    private static async Task<Reply> ListAsync(Asked asked, string subject) => asked.TryId(out var id) && await ExistsAsync(asked, new StreamId(subject, id))
        ? new JsonObject { ["links"] = new JsonArray([.. (await asked.Platform.CalendarLinks.ListAsync(asked.Caller.Tenant, subject, id, asked.Cancelled)).Select(l => Json(l))]) }
        : Unknown(subject);

    private static async Task<Reply> CreateAsync(Asked asked, string subject)
    {
        if (!asked.TryId(out var id) || !await ExistsAsync(asked, new StreamId(subject, id)))
            return Unknown(subject);
        if (await NameAsync(asked) is not { } name)
            return Problem.Of(400, "validation-failed", "The body is not valid.", $"Send a JSON object with 'name', for whom the link is, of at most {LongestName} characters.")
                with { Errors = [new FieldProblem("/name", "required", $"Say for whom the link is, in at most {LongestName} characters.")] };
        var token = CalendarToken.Create();
        return Json(await asked.Platform.CalendarLinks.InsertAsync(asked.Caller.Tenant, subject, id, name, token, asked.Cancelled), token);
    }

    private static async Task<Reply> RotateAsync(Asked asked)
    {
        var token = CalendarToken.Create();
        return asked.TryId(out var id) && await asked.Platform.CalendarLinks.RotateAsync(asked.Caller.Tenant, id, token, asked.Cancelled) is { } link
            ? Json(link, token)
            : UnknownLink;
    }

    private static async Task<Reply> RevokeAsync(Asked asked) =>
        asked.TryId(out var id) && await asked.Platform.CalendarLinks.RevokeAsync(asked.Caller.Tenant, id, asked.Cancelled) is { } link ? Json(link) : UnknownLink;

    private static async Task<bool> ExistsAsync(Asked asked, StreamId stream) =>
        (await asked.Platform.Log.FoldAsync(asked.Caller.Tenant, stream, stream, (s, _) => s, cancellationToken: asked.Cancelled)).Version > 0;

    private static async Task<string?> NameAsync(Asked asked)
    {
        try
        {
            var body = await JsonNode.ParseAsync(asked.Context.Request.Body, cancellationToken: asked.Cancelled) as JsonObject;
            return body?["name"] is JsonValue value && value.TryGetValue<string>(out var name) && name.Trim() is { Length: > 0 and <= LongestName } trimmed ? trimmed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Json(CalendarLink link, CalendarToken? token = null)
    {
        var json = new JsonObject { ["id"] = link.Id, [$"{link.Subject}Id"] = link.SubjectId, ["name"] = link.Name, ["createdAt"] = link.CreatedAt };
        if (token is not null)
            json["path"] = FeedRoutes.PathOf(token);
        if (link.RotatedAt is { } rotated)
            json["rotatedAt"] = rotated;
        if (link.RevokedAt is { } revoked)
            json["revokedAt"] = revoked;
        return json;
    }

    private static Problem Unknown(string subject) => Problem.Of(404, "not-found", $"There is no such {subject}.", "Check the id.");

    private static Problem UnknownLink => Problem.Of(404, "not-found", "There is no such calendar link.", "Check the id; one that was revoked cannot be rotated.");
}
