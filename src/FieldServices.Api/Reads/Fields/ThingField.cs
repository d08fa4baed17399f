using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Past;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary>One row of a read model by its id.</summary>
public static class ThingField
{
    public static void Add(SchemaBuilder schema, ReadModel model, string name, MomentTypes moments)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(moments);
        schema.Query.Field(
            name,
            model.Type,
            [
                Arg.Of("id", Scalars.ID.NonNull(), "Its id."),
                Arg.Of("after", Scalars.Long, "The position that a command answered: the answer contains it, or says that it is stale."),
                .. moments.Arguments(model),
            ],
            async (field, cancellation) =>
            {
                var context = await MomentTypes.ContextAsync(field, model, cancellation);
                context.Require(Security.Permissions.ReadBoards);
                var id = FilterValue.ToGuid(field.Argument<string>("id")!);
                await context.AwaitAsync(model.Table.View, field.Argument<long?>("after"), field, cancellation);
                var plan = field.Selection.Remember(model, s => RowPlan.Of(model, [s]));
                return await RowQuery.ByKeyAsync(plan, id, context, cancellation);
            },
            $"One of the {model.Plural}; null when there is none with this id.");
    }
}
