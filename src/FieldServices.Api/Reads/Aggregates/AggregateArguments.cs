using FieldServices.GraphQL.Execution;

namespace FieldServices.Api.Reads.Aggregates;

/// <summary>Reads from a field which figures are asked for.</summary>
internal static class AggregateArguments
{
    private static readonly (string Name, string Sql)[] Operators = [("eq", "="), ("lt", "<"), ("lte", "<="), ("gt", ">"), ("gte", ">=")];

    public static AggregateRequest RequestOf(FieldContext field, ReadModel model)
    {
        var orders = List(field, "orderBy").Select(o => (Given: o, Descending: (bool?)o.GetValueOrDefault("direction") ?? false)).ToList();
        var order = orders.Where(o => o.Given["by"] is not null and not AggregateTypes.Keys).Select(o => (Measure: MeasureOf(o.Given, "by", "orderBy", model), o.Descending)).ToList();
        var keysDescending = orders.FirstOrDefault(o => o.Given["by"] is AggregateTypes.Keys).Descending;
        var measures = field.Selection.Fields.SelectMany(f => Measures(f, model)).Concat(order.Select(o => o.Measure)).Distinct().ToList();
        var first = field.Argument<int>("first");
        return first is < 1 or > AggregateRequest.LargestFirst
            ? throw Mistake($"'first' is from 1 to {AggregateRequest.LargestFirst}.")
            : new AggregateRequest(
                model, field.Argument<IReadOnlyDictionary<string, object?>>("filter"), [.. List(field, "groupBy").Select(g => GroupOf(g, model))],
                measures.Count > 0 ? measures : [Measure.Count], [.. List(field, "having").SelectMany(h => Havings(h, model))], order, keysDescending, first);
    }

    /// <summary>The zone that was given.</summary>
    /// <exception cref="GraphQLFieldException">There is no such zone.</exception>
    public static string TimeZone(string? given)
    {
        var zone = given ?? GroupTerm.DefaultTimeZone;
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId && zone.IndexOf(' ', StringComparison.Ordinal) < 0 ? zone
            : throw Mistake($"'{zone}' is no time zone; zones are named as in the IANA database, such as {GroupTerm.DefaultTimeZone}.");
    }

    private static IEnumerable<Measure> Measures(SelectedField field, ReadModel model) => field.Name switch
    {
        "count" => [Measure.Count],
        "countDistinct" => [new Measure(MeasureKind.CountDistinct, field.Arguments.Argument<int>("field"))],
        "share" => [new Measure(MeasureKind.Share, field.Arguments.Argument<int>("field"))],
        "percentile" => [PercentileOf(field.Arguments)],
        "sum" => Each(MeasureKind.Sum, field, model),
        "avg" => Each(MeasureKind.Avg, field, model),
        "min" => Each(MeasureKind.Min, field, model),
        "max" => Each(MeasureKind.Max, field, model),
        _ => [],
    };

    public static Measure PercentileOf(FieldArguments arguments) => arguments.Argument<double>("p") is >= 0 and <= 1 and var p
        ? new Measure(MeasureKind.Percentile, arguments.Argument<int>("field"), p)
        : throw Mistake("'p' is from 0 to 1; the median is 0.5.");

    private static IEnumerable<Measure> Each(MeasureKind kind, SelectedField field, ReadModel model) =>
        field.Selection.Names.Select(name => new Measure(kind, model.ColumnOf(name)!.Value));

    private static GroupTerm GroupOf(IReadOnlyDictionary<string, object?> given, ReadModel model)
    {
        var (column, bucket) = ((int)given["field"]!, (TimeBucket?)given.GetValueOrDefault("bucket"));
        var type = model.Table.Columns[column].Type.ReadAs;
        if (bucket is not null && type != typeof(DateTimeOffset) && (type != typeof(DateOnly) || bucket is TimeBucket.Hour or TimeBucket.HourOfDay))
            throw Mistake($"{model.FieldNames[column]} has no {ColumnGraphTypes.EnumName(bucket)}; 'bucket' is for times, and for dates from DAY on.");
        return new GroupTerm(column, bucket, TimeZone((string?)given.GetValueOrDefault("timeZone")));
    }

    private static IEnumerable<HavingTerm> Havings(IReadOnlyDictionary<string, object?> given, ReadModel model)
    {
        var measure = MeasureOf(given, "measure", "having", model);
        return Operators.Where(o => given.GetValueOrDefault(o.Name) is not null).Select(o => new HavingTerm(measure, o.Sql, (double)given[o.Name]!));
    }

    private static Measure MeasureOf(IReadOnlyDictionary<string, object?> given, string name, string argument, ReadModel model) => ((MeasureKind)given[name]!, given.GetValueOrDefault("field")) switch
    {
        (MeasureKind.Count, null) => Measure.Count,
        (MeasureKind.Count, _) => throw Mistake($"'{argument}': COUNT counts rows and takes no 'field'."),
        (var kind, null) => throw Mistake($"'{argument}': {ColumnGraphTypes.EnumName(kind)} needs 'field'."),
        (var kind and not MeasureKind.CountDistinct, int column) when !new AggregateColumns(model).Numbers.Contains(column) =>
            throw Mistake($"'{argument}': {ColumnGraphTypes.EnumName(kind)} is for numbers, and {model.FieldNames[column]} is none."),
        (MeasureKind.Percentile, _) when (double?)given.GetValueOrDefault("p") is < 0 or > 1 => throw Mistake($"'{argument}': 'p' is from 0 to 1; the median is 0.5."),
        (var kind, var column) => new Measure(kind, (int)column, kind == MeasureKind.Percentile ? (double?)given.GetValueOrDefault("p") ?? 0.5 : 0),
    };

    private static IReadOnlyList<IReadOnlyDictionary<string, object?>> List(FieldContext field, string name) =>
        field.ArgumentList<IReadOnlyDictionary<string, object?>>(name) ?? [];

    private static GraphQLFieldException Mistake(string message) => new(message, "BAD_USER_INPUT");
}
