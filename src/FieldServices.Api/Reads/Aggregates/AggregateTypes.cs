using System.Globalization;
using System.Text.Json;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Past;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Aggregates;

/// <summary>The fields that answer figures of a read model: their types and arguments.</summary>
public sealed class AggregateTypes
{
    /// <summary>The value of an order by keys.</summary>
    public const string Keys = "KEYS";

    private readonly SchemaBuilder schema;
    private readonly FilterTypes filters;
    private readonly ColumnGraphTypes types;
    private readonly EnumType direction;
    private readonly MomentTypes moments;
    private readonly EnumType bucket;
    private readonly EnumType measure;
    private readonly EnumType orderBy;

    public AggregateTypes(SchemaBuilder schema, FilterTypes filters, ColumnGraphTypes types, EnumType direction, MomentTypes moments)
    {
        ArgumentNullException.ThrowIfNull(schema);
        (this.schema, this.filters, this.types, this.direction, this.moments) = (schema, filters, types, direction, moments);
        bucket = schema.Enum("TimeBucket", "Into what times are put together.");
        foreach (var value in Enum.GetValues<TimeBucket>())
            bucket.Value(ColumnGraphTypes.EnumName(value), value, value switch
            {
                TimeBucket.Week => "Weeks begin on Monday.",
                TimeBucket.HourOfDay => "The hour on the clock, from 0 to 23, whatever the day; told in `keys` alone.",
                TimeBucket.DayOfWeek => "From 1 for Monday to 7 for Sunday; told in `keys` alone.",
                _ => null,
            });
        measure = Measures(schema.Enum("AggregateMeasure", "What is computed of a group."));
        orderBy = Measures(schema.Enum("AggregateOrderMeasure", "What groups are ordered by.")).Value(Keys, Keys, "Their keys.");
    }

    /// <summary>Adds the field with the figures of a read model to the query root.</summary>
    public void Add(ReadModel model, string name)
    {
        ArgumentNullException.ThrowIfNull(model);
        var columns = new AggregateColumns(model);
        var type = model.Type.Name;
        var groupField = Fields($"{type}GroupField", "What rows can be grouped by.", model, model.Orderable);
        var number = columns.Numbers.Count > 0 ? Fields($"{type}NumberField", "Numbers of a row.", model, columns.Numbers) : null;
        schema.Query.Field(
            name,
            RowOf(model, columns, groupField, number).NonNull().List().NonNull(),
            [
                Arg.Of("filter", filters.Of(model), "Which rows count."),
                Arg.Of("groupBy", GroupInput(type, groupField).NonNull().List(), "One group for each combination of values; one in all when left out."),
                Arg.Of("having", HavingInput(type, groupField).NonNull().List(), "Only groups whose figures are like this. All given conditions must hold."),
                Arg.Of("orderBy", OrderInput(type, groupField).NonNull().List(), "In which order, the most important first; by their keys when left out."),
                Arg.Of("first", Scalars.Int, $"At most so many groups, up to {AggregateRequest.LargestFirst}.", AggregateRequest.DefaultFirst),
                Arg.Of("after", Scalars.Long, "The position that a command answered: the figures contain it, or say that they are stale."),
                .. moments.Arguments(model),
            ],
            async (field, cancellation) =>
            {
                var context = await MomentTypes.ContextAsync(field, model, cancellation);
                context.Require(Security.Permissions.ReadBoards);
                var request = AggregateArguments.RequestOf(field, model);
                await context.AwaitAsync(model.Table.View, field.Argument<long?>("after"), field, cancellation);
                return await AggregateQuery.ReadAsync(request, context, cancellation);
            },
            $"Figures of {model.Plural}: counts, sums, means, extremes and percentiles, in all or by groups.");
    }

    private ObjectType<AggregateRow> RowOf(ReadModel model, AggregateColumns columns, EnumType groupField, EnumType? number)
    {
        var type = model.Type.Name;
        var row = schema.Object<AggregateRow>($"{type}Aggregate", $"Figures of one group of {model.Plural}.")
            .Field("keys", Scalars.String.List().NonNull(), r => r.Keys.Select(KeyText), "The values of the group as text, in the order of `groupBy`; null where absent.")
            .Field("key", KeyType(model).NonNull(), r => r, "The values of the group; of times the beginning of the bucket.")
            .Field("count", Scalars.Long.NonNull(), r => r[Measure.Count], "How many rows.")
            .Field(
                "countDistinct", Scalars.Long.NonNull(), [Arg.Of("field", groupField.NonNull(), "Of which field.")],
                (r, args) => r[new Measure(MeasureKind.CountDistinct, args.Argument<int>("field"))], "How many different values; absent ones do not count.");
        if (number is not null)
            AddNumbers(row, model, columns, number);
        if (columns.Ordered.Count > 0)
            row.Field("min", Each($"{type}Min", "Smallest and earliest values.", model, columns.Ordered, MeasureKind.Min, types.Of).NonNull(), r => r, "Smallest and earliest values.")
                .Field("max", Each($"{type}Max", "Greatest and latest values.", model, columns.Ordered, MeasureKind.Max, types.Of).NonNull(), r => r, "Greatest and latest values.");
        if (columns.Flags.Count > 0)
            row.Field(
                "share", Scalars.Float, [Arg.Of("field", Fields($"{type}FlagField", "What is true or false of a row.", model, columns.Flags).NonNull(), "Of which field.")],
                (r, args) => r[new Measure(MeasureKind.Share, args.Argument<int>("field"))], "The part of the present values that is true, from 0 to 1.");
        return row;
    }

    private void AddNumbers(ObjectType<AggregateRow> row, ReadModel model, AggregateColumns columns, EnumType number)
    {
        var type = model.Type.Name;
        row.Field("sum", Each($"{type}Sum", "Sums.", model, columns.Numbers, MeasureKind.Sum, AggregateColumns.SumOf).NonNull(), r => r, "Sums.")
            .Field("avg", Each($"{type}Avg", "Means of the present values.", model, columns.Numbers, MeasureKind.Avg, _ => Scalars.Float).NonNull(), r => r, "Means of the present values.")
            .Field(
                "percentile", Scalars.Float, [Arg.Of("field", number.NonNull(), "Of which field."), Arg.Of("p", Scalars.Float.NonNull(), "From 0 to 1; the median is 0.5.")],
                (r, args) => r[AggregateArguments.PercentileOf(args)], "The value that this part of the present values does not exceed, interpolated.");
    }

    private ObjectType<AggregateRow> KeyType(ReadModel model)
    {
        var key = schema.Object<AggregateRow>($"{model.Type.Name}GroupKey", "The values that the rows of a group have in common; null for what they are not grouped by.");
        foreach (var i in model.Orderable)
        {
            var present = ColumnGraphTypes.Presenting(model.Table.Columns[i].ClrType);
            key.Field(model.FieldNames[i], types.Of(model.Table.Columns[i].ClrType), r => r.KeyOf(i) is { } value ? present(value) : null, "The value, or the beginning of the bucket.", model.DeprecationOf(i));
        }
        return key;
    }

    private ObjectType<AggregateRow> Each(string name, string description, ReadModel model, IReadOnlyList<int> columns, MeasureKind kind, Func<Type, SchemaType> typeOf)
    {
        var result = schema.Object<AggregateRow>(name, description);
        foreach (var i in columns)
        {
            var measured = new Measure(kind, i);
            var type = model.Table.Columns[i].ClrType;
            result.Field(model.FieldNames[i], typeOf(Nullable.GetUnderlyingType(type) ?? type), r => r[measured], $"Of {model.FieldNames[i]}; null when no row has a value.", model.DeprecationOf(i));
        }
        return result;
    }

    private EnumType Fields(string name, string description, ReadModel model, IReadOnlyList<int> columns)
    {
        var result = schema.Enum(name, description);
        foreach (var i in columns)
            result.Value(JsonNamingPolicy.SnakeCaseUpper.ConvertName(model.Table.Columns[i].Property), i, deprecated: model.DeprecationOf(i));
        return result;
    }

    private InputObjectType GroupInput(string type, EnumType field) => schema.InputObject($"{type}Grouping", "One of the things that rows are grouped by.")
        .Field("field", field.NonNull(), "The field.").Field("bucket", bucket, "For times and dates: into what they are put together.")
        .Field("timeZone", Scalars.String, "Whose clocks count: a zone of the IANA database.", GroupTerm.DefaultTimeZone);

    private InputObjectType OrderInput(string type, EnumType groupField) => schema.InputObject($"{type}AggregateOrder", "One of the figures that order groups.")
        .Field("by", orderBy.NonNull(), "The figure, or the keys.").Field("field", groupField, "Of which field; not for COUNT and KEYS.")
        .Field("p", Scalars.Float, "For PERCENTILE: from 0 to 1; the median when left out.").Field("direction", direction, "Which way.", defaultValue: false);

    private InputObjectType HavingInput(string type, EnumType groupField)
    {
        var having = schema.InputObject($"{type}Having", "A condition on a figure of a group.").Field("measure", measure.NonNull(), "The figure.")
            .Field("field", groupField, "Of which field; not for COUNT.").Field("p", Scalars.Float, "For PERCENTILE: from 0 to 1; the median when left out.");
        return having.Field("eq", Scalars.Float, "Equal to.").Field("lt", Scalars.Float, "Less than.").Field("lte", Scalars.Float, "At most.")
            .Field("gt", Scalars.Float, "Greater than.").Field("gte", Scalars.Float, "At least.");
    }

    private static EnumType Measures(EnumType type) => type.Value("COUNT", MeasureKind.Count, "How many rows.")
        .Value("COUNT_DISTINCT", MeasureKind.CountDistinct, "How many different values.").Value("SUM", MeasureKind.Sum, "The sum.").Value("AVG", MeasureKind.Avg, "The mean.")
        .Value("MIN", MeasureKind.Min, "The smallest.").Value("MAX", MeasureKind.Max, "The greatest.").Value("PERCENTILE", MeasureKind.Percentile, "A percentile.");

    private static string? KeyText(object? key) => key switch
    {
        null => null,
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        Enum member => ColumnGraphTypes.EnumName(member),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(key, CultureInfo.InvariantCulture),
    };
}
