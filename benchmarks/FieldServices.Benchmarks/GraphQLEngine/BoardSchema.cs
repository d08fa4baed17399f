using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;
using static FieldServices.Benchmarks.GraphQLEngine.BoardData;

namespace FieldServices.Benchmarks.GraphQLEngine;

/// <summary>The board as a schema of ours; the peers' is in peers/schema.mjs.</summary>
internal static class BoardSchema
{
    public static Schema Build(BoardData data)
    {
        var contractors = data.Contractors.ToDictionary(static contractor => contractor.Id);
        var emergencies = data.Emergencies.ToDictionary(static emergency => emergency.Id);
        var schema = new SchemaBuilder();
        var priority = schema.Enum("Priority").Value("LOW", Priority.Low).Value("MEDIUM", Priority.Medium).Value("HIGH", Priority.High);
        var contractor = schema.Object<Contractor>("Contractor")
            .Field("id", Scalars.ID.NonNull(), static c => c.Id)
            .Field("name", Scalars.String.NonNull(), static c => c.Name);
        var emergency = schema.Object<Emergency>("Emergency")
            .Field("id", Scalars.ID.NonNull(), static e => e.Id)
            .Field("reference", Scalars.String.NonNull(), static e => e.Reference)
            .Field("description", Scalars.String, static e => e.Description)
            .Field("priority", priority.NonNull(), static e => e.Priority)
            .Field("reportedAt", Scalars.DateTime.NonNull(), static e => e.ReportedAt)
            .Field("minutes", Scalars.Int.NonNull(), static e => e.Minutes)
            .Field("distance", Scalars.Float.NonNull(), static e => e.Distance)
            .Field("open", Scalars.Boolean.NonNull(), static e => e.Open)
            .Batch("contractor", contractor, static e => e.ContractorId, (IReadOnlyList<string> keys, FieldContext ctx, CancellationToken ct) =>
                Task.FromResult<IReadOnlyDictionary<string, Contractor>>(keys.ToDictionary(static key => key, key => contractors[key])));
        var page = schema.Object<Page>("EmergencyPage")
            .Field("totalCount", Scalars.Int.NonNull(), static p => p.TotalCount)
            .Field("nodes", emergency.NonNull().List().NonNull(), static p => p.Nodes);
        schema.Query
            .Field("emergencies", page.NonNull(), [Arg.Of("first", Scalars.Int, null, 20)], (ctx, ct) =>
                Task.FromResult(new Page(data.Emergencies.Count, data.Emergencies.Take(ctx.Argument<int>("first")))))
            .Field("emergency", emergency, [Arg.Of("id", Scalars.ID.NonNull())], (ctx, ct) =>
                Task.FromResult(emergencies.GetValueOrDefault(ctx.Argument<string>("id")!)));
        return schema.Build();
    }

    private sealed record Page(int TotalCount, IEnumerable<Emergency> Nodes);
}
