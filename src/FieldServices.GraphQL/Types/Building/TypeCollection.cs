namespace FieldServices.GraphQL.Types;

/// <summary>Finds every type a schema uses: the registered ones in their order, then what they refer to, then the introspection.</summary>
internal static class TypeCollection
{
    public static IReadOnlyList<NamedType> Collect(SchemaParts parts, IEnumerable<NamedType> introspection)
    {
        var found = new List<NamedType>();
        var seen = new HashSet<NamedType>();
        var pending = new Queue<NamedType>(parts.Types);
        foreach (var argument in parts.Directives.SelectMany(static directive => directive.Arguments))
            pending.Enqueue(argument.Type.Named);
        foreach (var type in introspection)
            pending.Enqueue(type);
        while (pending.TryDequeue(out var type))
        {
            if (!seen.Add(type))
                continue;
            found.Add(type);
            foreach (var used in UsedBy(type))
                pending.Enqueue(used);
        }
        return found;
    }

    public static IEnumerable<NamedType> UsedBy(NamedType type) => type switch
    {
        FieldsType fields => fields.Interfaces.Concat(fields.Fields.SelectMany(UsedBy)),
        UnionType union => union.Members,
        InputObjectType input => input.Fields.Select(static field => field.Type.Named),
        _ => [],
    };

    private static IEnumerable<NamedType> UsedBy(OutputField field) =>
        field.Arguments.Select(static argument => argument.Type.Named).Prepend(field.Type.Named);
}
