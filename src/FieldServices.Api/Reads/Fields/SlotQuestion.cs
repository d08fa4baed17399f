using System.Globalization;
using FieldServices.Api.Reads.Filters;
using FieldServices.Domain.Bookings.Slots;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Shared;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>The arguments by which slots are asked for, and what they are turned into.</summary>
internal static class SlotQuestion
{
    private const int MostDays = 92;

    public static IReadOnlyList<InputField> Arguments(SchemaType bookedBy) =>
    [
        Arg.Of("service", Scalars.ID.NonNull(), "The service of the catalogue."),
        Arg.Of("package", Scalars.String, "One of its packages."),
        Arg.Of("visit", Scalars.Int, "Which of the service's visits, from 1, when it takes several."),
        Arg.Of("bookedBy", bookedBy, "Who books: notice and horizon do not bind the office.", BookedBy.Customer),
        Arg.Of("zone", Scalars.String, "The IANA zone of the place, in which times are said.", LondonTime.Zone),
        Arg.Of("latitude", Scalars.Float, "Where; with longitude. Then journeys between bookings count."),
        Arg.Of("longitude", Scalars.Float, "Where; with latitude."),
    ];

    /// <summary>Reads what the rules need, and says what is looked for: one time.</summary>
    public static async Task<(SlotSearch Search, IReadOnlyList<Roster> Rosters)> AskAsync(
        SlotSource source, DateOnly from, DateOnly to, FieldContext field, CancellationToken cancellationToken)
    {
        var (search, rosters) = await AskForAllAsync(source, from, to, field, cancellationToken);
        var package = field.HasArgument("package") ? field.Argument<string>("package") : null;
        if (package is not null && search.Terms.PackageOf(package) is null)
            throw Wrong("The service has no such package.");
        search = search with { Package = package };
        int? visit = field.HasArgument("visit") ? field.Argument<int?>("visit") : null;
        return (search.Terms.Visits?.Count, visit) switch
        {
            (null, null) => (search, rosters),
            ({ } count, { } number) when number >= 1 && number <= count => (search with { Terms = search.Terms.OfVisit(number) }, rosters),
            (null, _) => throw Wrong("The service takes one visit; leave 'visit' out."),
            _ => throw Wrong($"The service takes {search.Terms.Visits!.Count} visits; say with 'visit' which one, or ask for 'visitPlans'."),
        };
    }

    /// <summary>Reads what the rules need, and says what is looked for: times for all visits of the service.</summary>
    public static async Task<(SlotSearch Search, IReadOnlyList<Roster> Rosters)> AskForAllAsync(
        SlotSource source, DateOnly from, DateOnly to, FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        context.Require(Security.Permissions.ReadBoards);
        if (to < from || to.DayNumber - from.DayNumber >= MostDays || from.Year is < 2000 or > 2100)
            throw Wrong($"'to' is 'from' or a later day, less than {MostDays} days after it.");
        var zone = field.Argument<string>("zone") ?? LondonTime.Zone;
        if (!LocalTime.IsZone(zone))
            throw Wrong("'zone' is an IANA time zone such as Europe/London.");
        var near = PlaceOf(field);
        var (begin, end) = (LocalTime.ToInstant(from.ToDateTime(TimeOnly.MinValue), zone), LocalTime.ToInstant(to.AddDays(1).ToDateTime(TimeOnly.MinValue), zone));
        var (service, rosters) = await source.ReadAsync(FilterValue.ToGuid(field.Argument<string>("service")!), begin.AddDays(-2), end.AddDays(2), field, cancellationToken);
        var bookedBy = field.Argument<object>("bookedBy") as BookedBy? ?? BookedBy.Customer;
        if (!service.Terms.MayBook(bookedBy))
            throw Wrong("The service is not booked in this way; ask the office, or choose another service.");
        var now = await context.Platform.Clocks.NowAsync(context.Caller.Tenant, cancellationToken);
        return (new SlotSearch(service.Terms, null, bookedBy, zone, from, to, near, now), rosters);
    }

    /// <summary>A local time such as 2026-03-28T10:00.</summary>
    public static DateTime LocalOf(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? local
            : throw Wrong("Write the local time such as 2026-03-28T10:00; the zone is said apart.");

    public static string Words(DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static GraphQLFieldException Wrong(string message) => new(message, "BAD_USER_INPUT");

    private static GeoPoint? PlaceOf(FieldContext field)
    {
        var latitude = field.HasArgument("latitude") ? field.Argument<double?>("latitude") : null;
        var longitude = field.HasArgument("longitude") ? field.Argument<double?>("longitude") : null;
        return (latitude, longitude) switch
        {
            (null, null) => null,
            ({ } north, { } east) when Math.Abs(north) <= 90 && Math.Abs(east) <= 180 => new GeoPoint(north, east),
            _ => throw Wrong("Give latitude from -90 to 90 and longitude from -180 to 180, or neither."),
        };
    }
}
