using System.Text.Json.Nodes;
using FieldServices.Api.Feeds;
using FieldServices.Api.Feeds.Links;
using FieldServices.Api.Reads;
using FieldServices.Api.Security;
using static FieldServices.Api.OpenApi.SharedSchemas;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operations around bookings that are no commands: available times, calendars and invitations.</summary>
internal static class BookingOperations
{
    private const string Tag = "bookings";

    public static void Add(JsonObject paths)
    {
        paths[SlotRoutes.Slots] = Get("slots", "The times that can be booked.", SlotRoutes.Days, Slot());
        paths[SlotRoutes.Windows] = Get(
            "slot-windows", "The parts of days in which something can be booked.", [.. SlotRoutes.Days, ("size", "SlotWindowSize")],
            Object(
                "A part of a day.", ["from", "until", "slots", "earliest"], ("from", Text("When it begins, as the clocks at the place show it.")), ("until", Text("When it ends.")),
                ("slots", Whole("How many times begin in it.")), ("earliest", Slot())));
        paths[SlotRoutes.WhyNot] = Get(
            "why-not", "Why a time cannot be booked: a rule for everybody, or one for each technician; none when it can.", [.. SlotRoutes.Asked, ("at", "String!")],
            Object("A rule.", ["code", "reason"], ("technicianId", Uuid("For whom it holds; null for everybody.")), ("code", Text("Stable, for programs.")), ("reason", Text("One sentence for a person."))));
        foreach (var (path, subject) in new[] { (CalendarLinkRoutes.OfTechnician, "technician"), (CalendarLinkRoutes.OfCustomer, "customer") })
            paths[path] = Links(subject);
        paths[CalendarLinkRoutes.Rotate] = Post("calendar-link.rotate", "Exchange the secret of a calendar link; the link before shows nothing any more.");
        paths[CalendarLinkRoutes.Revoke] = Post("calendar-link.revoke", "Take a calendar link back.");
        paths[FeedRoutes.Invitation] = Calendar(Operation.Of(
            "booking.invitation", Tag, "The booking as an invitation to the customer, or as its cancellation (iCalendar).", Permissions.ReadBoards, [Id()], null, Text("iCalendar."),
            ("404", "There is no such booking with a time."), ("409", "The customer has no e-mail address.")));
        paths[FeedRoutes.Feed] = Feed();
    }

    private static JsonObject Get(string id, string summary, IReadOnlyList<(string Name, string Type)> parameters, JsonObject item) => new()
    {
        ["get"] = Operation.Of(
            id, Tag, summary, Permissions.ReadBoards, new JsonArray([.. parameters.Select(p => Parameter(p.Name, p.Type))]), null,
            Object("The answer.", ["answer"], ("answer", List(item)), ("stale", new JsonObject { ["type"] = "boolean", ["description"] = "True when it lacks what FS-Position names." })),
            ("400", "A parameter is wrong."), ("404", "There is no such service.")),
    };

    private static JsonObject Parameter(string name, string type)
    {
        var parameter = Operation.Query(name, Meaning[name], type.TrimEnd('!') switch
        {
            "Float" => new JsonObject { ["type"] = "number" },
            "Int" => Operation.Count(200, 2_000),
            "BookedBy" => Operation.Words(["customer", "office", "partner"]),
            "SlotWindowSize" => Operation.Words(["hour", "half-day"]),
            "Date" => new JsonObject { ["type"] = "string", ["format"] = "date" },
            "ID" => new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            _ => new JsonObject { ["type"] = "string" },
        });
        parameter["required"] = type.EndsWith('!');
        return parameter;
    }

    private static readonly Dictionary<string, string> Meaning = new()
    {
        ["service"] = "The service of the catalogue.",
        ["package"] = "One of its packages.",
        ["bookedBy"] = "Who books; customer unless told.",
        ["zone"] = "The IANA zone of the place; Europe/London unless told.",
        ["latitude"] = "Where; with longitude. Then journeys count.",
        ["longitude"] = "Where; with latitude.",
        ["from"] = "The first day, at the place.",
        ["to"] = "The last day.",
        ["first"] = "At most so many, the earliest.",
        ["size"] = "How long a window is.",
        ["at"] = "The time in question, as the clocks at the place show it, such as 2026-03-28T10:00.",
    };

    private static JsonObject Slot() => Object(
        "A time that can be booked.", ["start", "from", "until", "technicianId", "place", "journeyMinutes", "technicians"],
        ("start", Text("As the clocks at the place show it.")), ("from", Instant("The same as an instant.")), ("until", Instant("When the work would end.")),
        ("technicianId", Uuid("Who could come.")), ("place", Whole("Which of the bookings that a crew can have beside each other.")),
        ("journeyMinutes", Whole("The estimated journey.")), ("technicians", Whole("How many technicians could come then.")));

    private static JsonObject Links(string subject)
    {
        var body = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Object("Whom it is for.", ["name"], ("name", Text("For whom or what the link is."))), ["example"] = new JsonObject { ["name"] = "Telephone" } } },
        };
        return new JsonObject
        {
            ["get"] = Operation.Of($"{subject}.calendar-links", Tag, "The calendar links that were made.", Permissions.ShareCalendars, [Id()], null, Object("All of them.", ["links"], ("links", List(Link()))), Unknown),
            ["post"] = Operation.Of($"{subject}.share-calendar", Tag, "Make a link to subscribe to the calendar.", Permissions.ShareCalendars, [Id()], body, Link(), ("400", "The name is missing."), Unknown),
        };
    }

    private static JsonObject Post(string id, string summary) =>
        new() { ["post"] = Operation.Of(id, Tag, summary, Permissions.ShareCalendars, [Id()], null, Link(), Unknown) };

    private static JsonObject Feed()
    {
        var get = Operation.Of(
            "calendar.feed", Tag, "A calendar to subscribe to (iCalendar). The link is the secret: no key is needed.", Permissions.ShareCalendars,
            [Operation.PathPart("token", "The secret of the link.")], null, Text("iCalendar."), ("404", "The link was never made, exchanged, or taken back."));
        (get["security"], get["description"]) = (new JsonArray(), "Whoever has the link. ETag and If-None-Match spare what has not changed.");
        get["responses"]!.AsObject().Remove("401");
        get["responses"]!.AsObject().Remove("403");
        return Calendar(get);
    }

    private static JsonObject Calendar(JsonObject get)
    {
        var ok = get["responses"]!["200"]!;
        ok["content"] = new JsonObject { [Feeds.Text.CalendarText.MediaType] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } };
        return new JsonObject { ["get"] = get };
    }

    private static JsonObject Link() => Object(
        "A calendar link.", ["id", "name", "createdAt"], ("id", Uuid("By which it is rotated and revoked.")), ("technicianId", Uuid("Whose calendar.")), ("customerId", Uuid("Whose calendar.")),
        ("name", Text("For whom or what it is.")), ("path", Text("The link on this server; told only when it is made or rotated.")), ("createdAt", Instant("When it was made.")),
        ("rotatedAt", Instant("When its secret was exchanged.")), ("revokedAt", Instant("When it was taken back.")));

    private static (string, string) Unknown => ("404", "There is nothing of this id.");

    private static JsonObject Id() => Operation.PathPart("id", "The id.", isId: true);
}
