using System.Globalization;
using FieldServices.Api.Reads.Aggregates;
using FieldServices.Api.Reads.Past;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Views;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>Figures about bookings by which a company is led: what became of them, how far ahead they were asked for, whether people came in time.</summary>
internal static class BookingKpisField
{
    private static readonly (string Name, string Property)[] Groups =
    [
        ("SERVICE", nameof(BookingRow.ServiceId)), ("TECHNICIAN", nameof(BookingRow.TechnicianId)), ("BOOKED_BY", nameof(BookingRow.BookedBy)), ("DAY", nameof(BookingRow.LocalDay)),
    ];

    public static void Add(SchemaBuilder schema, ReadModel model, InputObjectType filter, ColumnGraphTypes types, MomentTypes moments)
    {
        var groupBy = schema.Enum("BookingKpiGroupBy", "What the figures of bookings are grouped by.");
        foreach (var (name, property) in Groups)
            groupBy.Value(name, model.IndexOf(property));
        var status = schema.Object<StatusCount>("BookingStatusCount", "How many bookings stand somewhere.")
            .Field("status", types.Of(typeof(BookingStatus)).NonNull(), s => s.Status, "Where.")
            .Field("count", Scalars.Long.NonNull(), s => s.Count, "How many.");
        var figures = schema.Object<BookingFigures>("BookingKpi", "What became of the bookings of one group.")
            .Field("key", Scalars.String, f => f.Key, "The group's value; null without groupBy, or where it is unknown.")
            .Field("count", Scalars.Long.NonNull(), f => f.Count, "How many there are.")
            .Field("byStatus", status.NonNull().List().NonNull(), f => f.ByStatus, "How many stand where.")
            .Field("leadHoursMean", Scalars.Float, f => f.LeadHoursMean, "From the request to the start, in hours; null when none has a time.")
            .Field("leadHoursP50", Scalars.Float, f => f.LeadHoursP50, "The same of the one in the middle.")
            .Field("leadHoursP90", Scalars.Float, f => f.LeadHoursP90, "Nine of ten were asked for at most so long ahead.")
            .Field("cancellationRate", Scalars.Float, f => f.CancellationRate, "Share that was cancelled, of all but drafts, from 0 to 1.")
            .Field("noShowRate", Scalars.Float, f => f.NoShowRate, "Share of visits to nobody, of all that took place or would have.")
            .Field("onTimeRate", Scalars.Float, f => f.OnTimeRate, "Share of arrivals at most 15 minutes after the agreed start; null when nobody has arrived.");
        schema.Query.Field(
            "bookingKpis",
            figures.NonNull().List().NonNull(),
            [
                Arg.Of("groupBy", groupBy, "One row for each value; one row in all when left out."),
                Arg.Of("filter", filter, "Which bookings count."),
                Arg.Of("after", Scalars.Long, "The position that a command answered: the figures contain it, or say that they are stale."),
                .. moments.Arguments(model),
            ],
            (field, cancellation) => ReadAsync(field, model, cancellation),
            "What became of bookings: by status, how far ahead, cancelled, in vain, in time. The largest group first.");
    }

    private static async Task<IReadOnlyList<BookingFigures>> ReadAsync(FieldContext field, ReadModel model, CancellationToken cancellationToken)
    {
        var context = await MomentTypes.ContextAsync(field, model, cancellationToken);
        await context.AwaitAsync(model.Table.View, field.Argument<long?>("after"), field, cancellationToken);
        var filter = field.Argument<IReadOnlyDictionary<string, object?>>("filter");
        GroupTerm[] groups = field.Argument<object>("groupBy") is int column ? [new GroupTerm(column, null, GroupTerm.DefaultTimeZone)] : [];
        var lead = model.IndexOf(nameof(BookingRow.LeadHours));
        Measure[] measures =
        [
            Measure.Count, new(MeasureKind.Avg, lead), new(MeasureKind.Percentile, lead, 0.5), new(MeasureKind.Percentile, lead, 0.9),
            new(MeasureKind.Share, model.IndexOf(nameof(BookingRow.OnTime))),
        ];
        AggregateRequest Request(IReadOnlyList<GroupTerm> by, IReadOnlyList<Measure> what) =>
            new(model, filter, by, what, [], [(Measure.Count, true)], KeysDescending: false, AggregateRequest.LargestFirst);
        var all = await AggregateQuery.ReadAsync(Request(groups, measures), context, cancellationToken);
        var status = new GroupTerm(model.IndexOf(nameof(BookingRow.Status)), null, GroupTerm.DefaultTimeZone);
        var counts = (await AggregateQuery.ReadAsync(Request([.. groups, status], [Measure.Count]), context, cancellationToken))
            .ToLookup(r => KeyOf(r, groups.Length), r => new StatusCount((BookingStatus)r.Keys[^1]!, (long)r[Measure.Count]!));
        return
        [
            .. from row in all
               let key = KeyOf(row, groups.Length)
               select new BookingFigures(key, (long)row[Measure.Count]!, [.. counts[key]], (double?)row.Values[1], (double?)row.Values[2], (double?)row.Values[3], (double?)row.Values[4]),
        ];
    }

    private static string? KeyOf(AggregateRow row, int groups) => groups == 0 ? null : row.Keys[0] switch
    {
        null => null,
        Enum member => EnumText.Of(member),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
