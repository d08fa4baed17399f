using System.Globalization;
using FieldServices.Api.Reads.Aggregates;
using FieldServices.Api.Reads.Past;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>Response times by borough, category, contractor, hour …: how long until somebody was there.</summary>
public static class ResponseTimesField
{
    /// <summary>The London Fire Brigade's published aim for the first engine, in seconds; the default target.</summary>
    public const double DefaultTarget = 360;

    private const int HourOfDay = -1;

    private static readonly (string Name, string Property)[] Groups =
    [
        ("BOROUGH", nameof(ResponseTimeRow.Borough)),
        ("WARD", nameof(ResponseTimeRow.Ward)),
        ("POSTCODE_DISTRICT", nameof(ResponseTimeRow.PostcodeDistrict)),
        ("CATEGORY", nameof(ResponseTimeRow.Category)),
        ("PRIORITY", nameof(ResponseTimeRow.Priority)),
        ("CONTRACTOR", nameof(ResponseTimeRow.ContractorId)),
    ];

    public static void Add(SchemaBuilder schema, ReadModel model, InputObjectType filter, MomentTypes moments)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(moments);
        var groupBy = schema.Enum("ResponseTimeGroupBy", "What response times are grouped by.");
        foreach (var (name, property) in Groups)
            groupBy.Value(name, model.IndexOf(property));
        groupBy.Value("HOUR", HourOfDay, "The hour of the report on the clock, from 0 to 23.");
        var group = schema.Object<ResponseTimeGroup>("ResponseTimeGroup", "How fast the emergencies of one group were reached, from the report to the arrival.")
            .Field("key", Scalars.String, g => g.Key, "The group's value, such as the borough; null without groupBy, or where it is unknown.")
            .Field("count", Scalars.Long.NonNull(), g => g.Count, "Emergencies that were reached.")
            .Field("mean", Scalars.Float.NonNull(), g => g.Mean, "Mean time in seconds.")
            .Field("p50", Scalars.Float.NonNull(), g => g.P50, "Median time in seconds.")
            .Field("p90", Scalars.Float.NonNull(), g => g.P90, "Nine of ten were reached within this time in seconds.")
            .Field("fastest", Scalars.Float.NonNull(), g => g.Fastest, "Shortest time in seconds.")
            .Field("slowest", Scalars.Float.NonNull(), g => g.Slowest, "Longest time in seconds.")
            .Field("withinTarget", Scalars.Float.NonNull(), g => g.WithinTarget, "Share that was reached within targetSeconds, from 0 to 1.")
            .Field("withinSla", Scalars.Float.NonNull(), g => g.WithinSla, "Share that met its own deadline, from 0 to 1.");
        schema.Query.Field(
            "responseTimes",
            group.NonNull().List().NonNull(),
            [
                Arg.Of("groupBy", groupBy, "One row for each value; one row in all when left out."),
                Arg.Of("filter", filter, "Which emergencies count."),
                Arg.Of("targetSeconds", Scalars.Float, "The target that withinTarget is measured against.", DefaultTarget),
                Arg.Of("timeZone", Scalars.String, "Whose clock tells the HOUR: a zone of the IANA database.", GroupTerm.DefaultTimeZone),
                Arg.Of("after", Scalars.Long, "The position that a command answered: the figures contain it, or say that they are stale."),
                .. moments.Arguments(model),
            ],
            (field, cancellation) => ReadAsync(field, model, cancellation),
            "Response times, slowest median first.");
    }

    private static async Task<IReadOnlyList<ResponseTimeGroup>> ReadAsync(FieldContext field, ReadModel model, CancellationToken cancellationToken)
    {
        var context = await MomentTypes.ContextAsync(field, model, cancellationToken);
        context.Require(Security.Permissions.ReadBoards);
        await context.AwaitAsync(model.Table.View, field.Argument<long?>("after"), field, cancellationToken);
        var seconds = model.IndexOf(nameof(ResponseTimeRow.ResponseSeconds));
        Measure[] measures =
        [
            Measure.Count, new(MeasureKind.Avg, seconds), new(MeasureKind.Percentile, seconds, 0.5), new(MeasureKind.Percentile, seconds, 0.9), new(MeasureKind.Min, seconds),
            new(MeasureKind.Max, seconds), new(MeasureKind.ShareUpTo, seconds, field.Argument<double>("targetSeconds")), new(MeasureKind.Share, model.IndexOf(nameof(ResponseTimeRow.WithinSla))),
        ];
        var request = new AggregateRequest(
            model, Reached(field.Argument<IReadOnlyDictionary<string, object?>>("filter")), GroupsOf(field, model), measures, [new HavingTerm(Measure.Count, ">", 0)],
            [(measures[2], true)], KeysDescending: false, AggregateRequest.LargestFirst);
        return [.. (await AggregateQuery.ReadAsync(request, context, cancellationToken)).Select(GroupOf)];
    }

    private static Dictionary<string, object?> Reached(IReadOnlyDictionary<string, object?>? filter) => new()
    {
        ["responseSeconds"] = new Dictionary<string, object?> { ["isNull"] = false },
        ["and"] = filter is null ? null : new List<object?> { filter },
    };

    private static GroupTerm[] GroupsOf(FieldContext field, ReadModel model)
    {
        var zone = AggregateArguments.TimeZone(field.Argument<string>("timeZone"));
        return field.Argument<object>("groupBy") is not int column ? []
            : column == HourOfDay ? [new GroupTerm(model.IndexOf(nameof(ResponseTimeRow.ReportedAt)), TimeBucket.HourOfDay, zone)]
            : [new GroupTerm(column, null, zone)];
    }

    private static ResponseTimeGroup GroupOf(AggregateRow row)
    {
        var figures = row.Values.Skip(1).Select(v => (double)v!).ToArray();
        return new ResponseTimeGroup(
            row.Keys is [{ } key] ? TextOf(key) : null, (long)row[Measure.Count]!,
            figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);
    }

    private static string TextOf(object key) => key is Enum member ? EnumText.Of(member) : Convert.ToString(key, CultureInfo.InvariantCulture)!;
}
