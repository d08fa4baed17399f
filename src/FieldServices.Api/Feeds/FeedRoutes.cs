using System.Security.Cryptography;
using System.Text;
using FieldServices.Api.Feeds.Links;
using FieldServices.Api.Feeds.Text;
using FieldServices.Api.Hosting;
using FieldServices.Api.Problems;
using FieldServices.Api.Reads;
using FieldServices.Api.Security;
using FieldServices.Domain.Bookings.Views;
using FieldServices.Domain.Customers.Views;
using FieldServices.EventStore.Views;
using Microsoft.Net.Http.Headers;

namespace FieldServices.Api.Feeds;

/// <summary>Calendars that programs subscribe to by a secret link, and invitations to single bookings.</summary>
internal static class FeedRoutes
{
    public const string Root = "/calendars";
    public const string Feed = Root + "/{token}.ics";
    public const string Invitation = "/v1/bookings/{id}/invitation.ics";

    /// <summary>Who invites when no mail server says from whom mails come; nothing is ever sent there.</summary>
    public const string Nobody = "bookings@fieldservices.invalid";

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Feed, FeedAsync).WithName("calendar.feed").AllowAnonymous();
        routes.MapGet(Invitation, InvitationAsync).WithName("booking.invitation").RequireAuthorization();
    }

    public static string PathOf(CalendarToken token) => $"{Root}/{token.Text}.ics";

    private static async Task FeedAsync(HttpContext context)
    {
        var (platform, cancelled) = (context.RequestServices.GetRequiredService<Platform>(), context.RequestAborted);
        if (CalendarToken.TryParse((string?)context.Request.RouteValues["token"]) is not { } token || await platform.CalendarLinks.FindAsync(token, cancelled) is not { } link)
        {
            await Problem.Write(context, Problem.Of(404, "not-found", "There is no such calendar.", "The link was never made, exchanged for another, or taken back. Ask for a new one."));
            return;
        }
        var ofTechnician = link.Subject == "technician";
        var entries = await new FeedSource(platform).OfAsync(link.Tenant, link.Subject, link.SubjectId, await platform.Clocks.NowAsync(link.Tenant, cancelled), cancelled);
        var opened = ofTechnician
            ? await platform.Personal.OpenAsync(link.Tenant, [.. entries.Select(e => e.Customer).OfType<string>().Distinct()], cancelled)
            : null;
        await WriteAsync(context, CalendarText.Feed(link.Name, entries.Select(e => e.For(opened is null ? e.Technician : e.Customer is { } name ? opened[name] : null))), entries);
    }

    private static async Task InvitationAsync(HttpContext context)
    {
        var (platform, caller, cancelled) = (context.RequestServices.GetRequiredService<Platform>(), Caller.Of(context), context.RequestAborted);
        if (!caller.May(Permissions.ReadBoards))
        {
            await Permissions.Deny(context, Permissions.ReadBoards);
            return;
        }
        foreach (var view in new View[] { BookingList.View, CustomerList.View })
            await platform.Progress.WaitAsync(view, caller.Tenant, ReadRoutes.PositionOf(context.Request) ?? 0, platform.LongestWait, cancelled);
        var entry = Guid.TryParse((string?)context.Request.RouteValues["id"], out var id) ? await new FeedSource(platform).OneAsync(caller.Tenant, id, cancelled) : null;
        if (entry?.Email is not { } email)
        {
            await Problem.Write(context, entry is null
                ? Problem.Of(404, "not-found", "There is no such booking with a time.", "Check the id, or hold a time first.")
                : Problem.Of(409, "customer.no-contact", "Nobody can be invited.", "The customer has no e-mail address; add a contact with one."));
            return;
        }
        var attendee = await platform.Personal.OpenAsync(caller.Tenant, email, cancelled);
        await WriteAsync(context, CalendarText.Invitation(entry.For(entry.Technician), platform.Messaging.Sender ?? Nobody, attendee), [entry]);
    }

    // What vanished leaves the latest change as it was, so only the tag decides whether a program has it all.
    private static async Task WriteAsync(HttpContext context, string text, List<FeedEntry> entries)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"";
        var headers = context.Response.Headers;
        (headers.ETag, headers.CacheControl) = (tag, "private, no-cache");
        if (entries.Count > 0)
            headers.LastModified = HeaderUtilities.FormatDate(entries.Max(e => e.ChangedAt));
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = $"{CalendarText.MediaType}; charset=utf-8";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
