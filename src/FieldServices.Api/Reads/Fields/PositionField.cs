using FieldServices.Api.Security;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Types;

namespace FieldServices.Api.Reads.Fields;

/// <summary><c>position</c>: where the log ends, for whoever is about to listen.</summary>
public static class PositionField
{
    public static void Add(SchemaBuilder schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        schema.Query.Field(
            "position",
            Scalars.Long.NonNull(),
            [],
            HeadAsync,
            "The position of the last event of your tenant, 0 when there is none. To show a list and follow it, ask for this first, then for the list with it as `FS-Position`, and subscribe behind it.");
    }

    private static async Task<long> HeadAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var context = ReadContext.Of(field);
        context.Require(Permissions.ReadBoards);
        return await context.Platform.Log.HeadAsync(context.Caller.Tenant, cancellationToken);
    }
}
