using FieldServices.Api.Reads.Filters;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>Response times by borough, category, contractor, hour …: how long until somebody was there.</summary>
public static class ResponseTimesField
{
    /// <summary>The London Fire Brigade's published aim for the first engine, in seconds; the default target.</summary>
    public const double DefaultTarget = 360;

    private static readonly (string Name, string Property)[] Groups =
    [
        ("BOROUGH", nameof(ResponseTimeRow.Borough)),
        ("WARD", nameof(ResponseTimeRow.Ward)),
        ("POSTCODE_DISTRICT", nameof(ResponseTimeRow.PostcodeDistrict)),
        ("CATEGORY", nameof(ResponseTimeRow.Category)),
        ("PRIORITY", nameof(ResponseTimeRow.Priority)),
        ("CONTRACTOR", nameof(ResponseTimeRow.ContractorId)),
        ("HOUR", nameof(ResponseTimeRow.Hour)),
    ];

    public static void Add(SchemaBuilder schema, ReadModel model, InputObjectType filter)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(model);
        var groupBy = schema.Enum("ResponseTimeGroupBy", "What response times are grouped by.");
        foreach (var (name, property) in Groups)
            groupBy.Value(name, model.Table.ColumnOf(property).Name);
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
                Arg.Of("after", Scalars.Long, "The position that a command answered: the figures contain it, or say that they are stale."),
            ],
            (field, cancellation) => ReadAsync(field, model, cancellation),
            "Response times, slowest median first.");
    }

    private static async Task<IReadOnlyList<ResponseTimeGroup>> ReadAsync(FieldContext field, ReadModel model, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        context.Require(Security.Permissions.ReadBoards);
        await context.AwaitAsync(model.Table.View, field.HasArgument("after") ? field.Argument<long?>("after") : null, field, cancellationToken);
        var groups = new List<ResponseTimeGroup>();
        await RowQuery.ExecuteAsync([Statement(field, model, context)], context, async reader =>
        {
            while (await reader.ReadAsync(cancellationToken))
                groups.Add(new ResponseTimeGroup(
                    reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt64(1), reader.GetDouble(2), reader.GetDouble(3),
                    reader.GetDouble(4), reader.GetDouble(5), reader.GetDouble(6), reader.GetDouble(7), reader.GetDouble(8)));
        }, cancellationToken);
        return groups;
    }

    private static SqlText Statement(FieldContext field, ReadModel model, ReadContext context)
    {
        var column = field.Argument<string>("groupBy");
        var sql = new SqlText(context).Add(
            $"""
            select {(column is null ? "null::text" : $"t.{column}::text")}, count(*), avg(t.response_seconds),
              percentile_cont(0.5) within group (order by t.response_seconds),
              percentile_cont(0.9) within group (order by t.response_seconds),
              min(t.response_seconds), max(t.response_seconds),
              avg((t.response_seconds <= 
            """)
            .AddValue(field.Argument<double>("targetSeconds"))
            .Add(")::int)::float8, avg(t.within_sla::int)::float8 from ").AddRows(model, "t")
            .Add($" where t.response_seconds is not null and t.tenant_id = {SqlText.Tenant}");
        FilterSql.Append(sql, model, field.Argument<IReadOnlyDictionary<string, object?>>("filter"));
        return sql.Add(column is null ? " having count(*) > 0" : $" group by t.{column} order by 4 desc, 1");
    }
}
