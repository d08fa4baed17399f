using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>Finds the object type of a value of an interface or union (specification: ResolveAbstractType).</summary>
internal static class TypeResolution
{
    /// <exception cref="FieldFailureException">The value is of none of the possible types.</exception>
    public static ObjectType Resolve(Schema schema, NamedType type, object value)
    {
        if (type is ObjectType known)
            return known;
        var possible = schema.PossibleTypes(type);
        if (((IAbstractType)type).TypeResolver is not { } resolver)
            return ByClrType(possible, type, value);
        var name = resolver(value) ?? throw Unresolved(type);
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

    private static ObjectType ByClrType(IReadOnlyList<ObjectType> possible, NamedType type, object value)
    {
        foreach (var candidate in possible)
        {
            if (candidate.ClrType is { } clr && clr.IsInstanceOfType(value))
                return candidate;
        }
        throw Unresolved(type);
    }

    private static FieldFailureException Unresolved(NamedType type) => new(
        $"Abstract type \"{type}\" must resolve to an Object type at runtime.");
}
