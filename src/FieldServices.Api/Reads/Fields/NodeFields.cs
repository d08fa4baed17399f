using FieldServices.Api.Reads.Filters;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>
/// Anything by its id alone. The ids of things are unique over all kinds, so the id that a row shows is its global id. Of views that
/// tell of the same things only the first is found by it.
/// </summary>
public static class NodeFields
{
    private const int MostIds = 200;

    public static void Add(SchemaBuilder schema, IReadOnlyList<ReadModel> models)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var node = schema.Interface("Node", "Something with an id that nothing else has.").Field("id", Scalars.ID.NonNull(), "Its id.")
            .ResolveType(row => ((ReadRow)row).Plan.Model.Type);
        ReadModel[] nodes = [.. models.Where((m, i) => m.FieldNames[m.KeyIndex] == "id" && m.Table.Key.Type.ReadAs == typeof(Guid) && !models.Take(i).Any(earlier => TellOfTheSame(earlier, m)))];
        foreach (var model in nodes)
            model.Type.Implements(node);
        schema.Query.Field(
            "node",
            node,
            [Arg.Of("id", Scalars.ID.NonNull(), "Its id.")],
            async (field, cancellation) => (await FindAsync(nodes, [FilterValue.ToGuid(field.Argument<string>("id")!)], field, cancellation))[0],
            $"Anything by its id: {string.Join(", ", nodes.Select(n => n.Type.Name))}. Null when there is nothing with this id.");
        schema.Query.Field(
            "nodes",
            node.List().NonNull(),
            [Arg.Of("ids", Scalars.ID.NonNull().List().NonNull(), $"Their ids, at most {MostIds}.")],
            (field, cancellation) => FindAsync(nodes, [.. field.ArgumentList<string>("ids")!.Select(FilterValue.ToGuid)], field, cancellation),
            "Many things by their ids, in the order of the ids; null where there is nothing with an id.");
    }

    private static bool TellOfTheSame(ReadModel one, ReadModel other) => one.Table.View.Events.Intersect(other.Table.View.Events).Any();

    private static async Task<IReadOnlyList<ReadRow?>> FindAsync(
        ReadModel[] models, IReadOnlyList<Guid> ids, FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.OfViews(field);
        context.Require(Security.Permissions.ReadBoards);
        if (ids.Count > MostIds)
            throw new GraphQLFieldException($"'ids' may have at most {MostIds} ids.", "BAD_USER_INPUT");
        var found = new Dictionary<Guid, ReadRow>();
        foreach (var kind in (await KindsAsync(models, ids, field, context, cancellationToken)).GroupBy(k => k.Value, k => k.Key))
        {
            var plan = RowPlan.Of(models[kind.Key], [field.Selection]);
            foreach (var (id, row) in await RowQuery.ByKeysAsync(plan, [.. kind], context, cancellationToken))
                found[id] = row;
        }
        return [.. ids.Select(found.GetValueOrDefault)];
    }

    /// <summary>Of each id the place of its model.</summary>
    private static async Task<Dictionary<Guid, int>> KindsAsync(
        ReadModel[] models, IReadOnlyList<Guid> ids, FieldContext field, ReadContext context, CancellationToken cancellationToken)
    {
        var sql = new SqlText(context).Add("with k as (select key from unnest(").AddValue(ids.Distinct().ToArray()).Add(") u (key))");
        foreach (var (i, model) in models.Index())
        {
            await context.AwaitAsync(model.Table.View, null, field, cancellationToken);
            sql.Add(i > 0 ? " union all " : " ").Add($"select k.key, {i} from k join ").AddRow(model, "t", [])
                .Add($" on t.tenant_id = {SqlText.Tenant} and t.{model.Table.Key.Name} = k.key");
        }
        var kinds = new Dictionary<Guid, int>();
        await RowQuery.ExecuteAsync(sql, context, async reader =>
        {
            while (await reader.ReadAsync(cancellationToken))
                kinds.TryAdd(reader.GetGuid(0), reader.GetInt32(1));
        }, cancellationToken);
        return kinds;
    }
}
