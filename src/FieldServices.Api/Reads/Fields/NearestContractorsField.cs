using System.Reflection;
using FieldServices.Api.Reads.Filters;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Shared;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;
using NetTopologySuite.Geometries;

namespace FieldServices.Api.Reads.Fields;

/// <summary>
/// Who could be sent to an emergency: PostGIS ranks by distance, the domain's hard rules say who may go and why the others may not.
/// The same rules decide the dispatch itself.
/// </summary>
public static class NearestContractorsField
{
    private const int LargestFirst = 200;

    private static readonly string Sql = ReadSql();

    public static void Add(SchemaBuilder schema, IReadOnlyDictionary<string, ReadModel> models)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(models);
        var (emergencies, contractors) = (models[EmergencyBoard.View.Name], models[ContractorList.View.Name]);
        var exclusion = schema.Object<Exclusion>("Exclusion", "Why a contractor cannot be sent.")
            .Field("code", Scalars.String.NonNull(), e => e.Code, "Stable, for programs.")
            .Field("reason", Scalars.String.NonNull(), e => e.Reason, "One sentence for a person.");
        var candidate = schema.Object<Candidate>("Candidate", "A contractor as a candidate for one emergency.")
            .Field("contractor", contractors.Type.NonNull(), c => c.Contractor, "The contractor.")
            .Field("distanceMetres", Scalars.Float, c => c.DistanceMetres, "From the contractor's centre to the emergency, in metres; null when there is no centre.")
            .Field("eligible", Scalars.Boolean.NonNull(), c => c.Exclusions.Count == 0, "True when every hard rule is met: a dispatch would be accepted now.")
            .Field("exclusions", exclusion.NonNull().List().NonNull(), c => c.Exclusions, "Every hard rule that is not met.");
        schema.Query.Field(
            "nearestContractors",
            candidate.NonNull().List().NonNull(),
            [
                Arg.Of("emergencyId", Scalars.ID.NonNull(), "The emergency."),
                Arg.Of("first", Scalars.Int, $"At most so many contractors, up to {LargestFirst}.", 10),
                Arg.Of("eligibleOnly", Scalars.Boolean, "Leave out those whom a hard rule excludes.", false),
            ],
            (field, cancellation) => FindAsync(field, emergencies, contractors, cancellation),
            "Contractors by their distance from an emergency, each with the hard rules that exclude it: skill and certificate, insurance, availability, coverage.");
    }

    private static async Task<IReadOnlyList<Candidate>> FindAsync(
        FieldContext field, ReadModel emergencies, ReadModel contractors, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        context.Require(Security.Permissions.ReadBoards);
        var first = field.Argument<int>("first");
        if (first is < 1 or > LargestFirst)
            throw new GraphQLFieldException($"'first' is from 1 to {LargestFirst}.", "BAD_USER_INPUT");
        await context.AwaitAsync(emergencies.Table.View, null, field, cancellationToken);
        await context.AwaitAsync(contractors.Table.View, null, field, cancellationToken);
        var id = FilterValue.ToGuid(field.Argument<string>("emergencyId")!);
        var plan = RowPlan.Of(emergencies, [], emergencies.IndexOf(nameof(EmergencyRow.Category)), emergencies.IndexOf(nameof(EmergencyRow.Point)));
        var emergency = await RowQuery.ByKeyAsync(plan, id, context, cancellationToken)
            ?? throw new GraphQLFieldException("There is no such emergency.", "NOT_FOUND");
        if (emergency[emergencies.IndexOf(nameof(EmergencyRow.Point))] is not Point point)
            throw new GraphQLFieldException("The emergency has no position yet; set it with the command 'locate'.", "POSITION_UNKNOWN");
        var category = (EmergencyCategory)emergency[emergencies.IndexOf(nameof(EmergencyRow.Category))]!;
        // Rules are checked on the nearest of all, so that the reader sees who is missing; with eligibleOnly further out.
        var eligibleOnly = field.Argument<bool>("eligibleOnly");
        var ranked = await RankAsync(
            RowPlan.OfAll(contractors, field.Selection.Child("contractor")), point, eligibleOnly ? LargestFirst : first, category, context, cancellationToken);
        return [.. ranked.Where(c => !eligibleOnly || c.Exclusions.Count == 0).Take(first)];
    }

    private static async Task<List<Candidate>> RankAsync(
        RowPlan plan, Point place, int limit, EmergencyCategory category, ReadContext context, CancellationToken cancellationToken)
    {
        var sql = new SqlText(context);
        foreach (var value in new object[] { place.X, place.Y, limit })
            sql.Parameters.Add(new() { Value = value });
        var parts = Sql.Replace("{columns}", RowSql.Columns(plan, "t"), StringComparison.Ordinal).Split("{rows}");
        RowSql.Join(sql.Add(parts[0]).AddRows(plan.Model, "t"), plan, "t").Add(parts[1]);
        var now = context.Platform.Time.GetUtcNow();
        var candidates = new List<Candidate>();
        await RowQuery.ExecuteAsync(sql, context, async reader =>
        {
            candidates.Clear();
            while (await reader.ReadAsync(cancellationToken))
            {
                var ordinal = 1;
                var row = plan.Read(reader, ref ordinal)!;
                var candidate = (ICandidate)plan.Model.Table.CreateRow([.. Enumerable.Range(0, plan.Model.Table.Columns.Count).Select(c => row[c])]);
                var match = ContractorRules.Check(candidate, NeededSkill.For(category), new GeoPoint(place.Y, place.X), now);
                candidates.Add(new Candidate(row, reader.IsDBNull(0) ? null : reader.GetDouble(0), match.Exclusions));
            }
        }, cancellationToken);
        return candidates;
    }

    private static string ReadSql()
    {
        var type = typeof(NearestContractorsField);
        using var reader = new StreamReader(type.Assembly.GetManifestResourceStream($"{type.Namespace}.NearestContractors.sql")!);
        return reader.ReadToEnd();
    }
}
