using System.Collections.Immutable;
using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Execution.Running;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Output;

internal sealed partial class ValueWriter
{
    private bool WriteHidden(PlannedField field, FieldAccess denied)
    {
        var type = field.Definition.Type;
        if (denied.Error is null && type is not NonNullType)
        {
            buffer.WriteNull();
            return true;
        }
        if (denied.Error is null && (type.Nullable is ListType || type.Nullable == Scalars.String))
        {
            buffer.Write(type.Nullable is ListType ? "[]"u8 : "\"\""u8);
            return true;
        }
        _path.Push(field.ResponseKey);
        Add(field, denied.Error is { } error ? run.Fail(field, error) : NoNull(field));
        _path.Pop();
        return WriteNullInstead(type, buffer.Length);
    }

    private bool RefuseNull(PlannedField field)
    {
        Add(field, NoNull(field));
        return false;
    }

    private static FieldFailure NoNull(PlannedField field) =>
        new($"Cannot return null for non-nullable field {field.Parent.Name}.{field.Definition.Name}.", null, null);

    private bool WriteNullInstead(SchemaType type, int start)
    {
        buffer.CutBackTo(start);
        if (type is NonNullType)
            return false;
        buffer.WriteNull();
        return true;
    }

    private void Add(PlannedField field, FieldFailure failure)
    {
        ImmutableArray<Location> locations = failure.Location is { } location ? [location] : [.. field.Nodes.Select(static node => node.Location)];
        errors.Add(new GraphQLError(failure.Message, locations, _path.Snapshot(), failure.Extensions));
    }
}
