using FieldServices.GraphQL.Execution.Planning;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>Finds the object type of a value of an interface or union (specification: ResolveAbstractType).</summary>
internal static class TypeResolution
{
    /// <exception cref="FieldFailureException">The value is of none of the possible types.</exception>
    public static ObjectType Resolve(Schema schema, PlannedField field, NamedType type, object value)
    {
        if (type is ObjectType known)
            return known;
        var possible = schema.PossibleTypes(type);
        if (((IAbstractType)type).TypeResolver is not { } resolver)
            return ByClrType(possible, field, type, value);
        var name = resolver(value) ?? throw Unresolved(field, type);
        foreach (var candidate in possible)
        {
            if (candidate.Name == name)
                return candidate;
        }
        throw schema.FindType(name) switch
        {
            null => new FieldFailureException($"Abstract type \"{type}\" was resolved to a type \"{name}\" that does not exist inside the schema."),
            ObjectType => new FieldFailureException($"Runtime Object type \"{name}\" is not a possible type for \"{type}\"."),
            _ => new FieldFailureException($"Abstract type \"{type}\" was resolved to a non-object type \"{name}\"."),
        };
    }

    private static ObjectType ByClrType(IReadOnlyList<ObjectType> possible, PlannedField field, NamedType type, object value)
    {
        foreach (var candidate in possible)
        {
            if (candidate.ClrType is { } clr && clr.IsInstanceOfType(value))
                return candidate;
        }
        throw Unresolved(field, type);
    }

    private static FieldFailureException Unresolved(PlannedField field, NamedType type) => new(
        $"Abstract type \"{type}\" must resolve to an Object type at runtime for field \"{field.Parent.Name}.{field.Definition.Name}\". " +
        $"Either the \"{type}\" type should provide a \"resolveType\" function or each possible type should provide an \"isTypeOf\" function.");
}
