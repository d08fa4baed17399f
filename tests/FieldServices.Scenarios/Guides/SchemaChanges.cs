using FieldServices.GraphQL.Types;

namespace FieldServices.Scenarios.Guides;

/// <summary>
/// What would break a client between two schemas. Whatever was marked as deprecated in the first may be missing in the second; nothing
/// else may, and nothing may be asked for or answered that a client cannot know.
/// </summary>
public static class SchemaChanges
{
    /// <summary>Every breaking change, as the place and what happened there.</summary>
    public static IReadOnlyList<string> Breaking(Schema released, Schema served)
    {
        var now = served.Types.Where(IsOwn).ToDictionary(t => t.Name);
        return
        [
            .. released.Types.Where(IsOwn).SelectMany(type => now.GetValueOrDefault(type.Name) switch
            {
                null => IsUsed(released, type) ? [$"{type.Name} is gone"] : [],
                { } found when found.GetType().Name != type.GetType().Name && !(found is ObjectType && type is ObjectType) => [$"{type.Name} is of another kind"],
                { } found => OfType(type, found),
            }),
        ];
    }

    private static bool IsOwn(NamedType type) => !type.Name.StartsWith("__", StringComparison.Ordinal);

    // A type that only deprecated fields lead to goes with them.
    private static bool IsUsed(Schema schema, NamedType type) => schema.Types.OfType<FieldsType>().Any(t =>
        t.Fields.Any(f => f.DeprecationReason is null && (f.Type.Named == type || f.Arguments.Any(a => a.DeprecationReason is null && a.Type.Named == type))))
        || schema.Types.OfType<InputObjectType>().Any(t => t != type && t.Fields.Any(f => f.DeprecationReason is null && f.Type.Named == type));

    private static IEnumerable<string> OfType(NamedType before, NamedType after) => (before, after) switch
    {
        (FieldsType b, FieldsType a) => b.Interfaces.Where(i => a.Interfaces.All(x => x.Name != i.Name)).Select(i => $"{b.Name} is no {i.Name} any more")
            .Concat(b.Fields.SelectMany(f => OfField(b, f, a.Fields.FirstOrDefault(x => x.Name == f.Name)))),
        (EnumType b, EnumType a) => b.Members.Where(m => m.DeprecationReason is null && a.FindMember(m.Name) is null).Select(m => $"{b.Name}.{m.Name} is gone"),
        (InputObjectType b, InputObjectType a) => OfInputs(b.Name, b.Fields, a.Fields),
        (UnionType b, UnionType a) => b.Members.Where(t => a.Members.All(x => x.Name != t.Name)).Select(t => $"{b.Name} has no {t.Name} any more"),
        _ => [],
    };

    private static IEnumerable<string> OfField(FieldsType type, OutputField before, OutputField? after)
    {
        var place = $"{type.Name}.{before.Name}";
        if (after is null)
            return before.DeprecationReason is null ? [$"{place} is gone"] : [];
        string[] answer = IsAnsweredBy(before.Type, after.Type) ? [] : [$"{place} answers {after.Type} instead of {before.Type}"];
        return answer.Concat(OfInputs(place, before.Arguments, after.Arguments));
    }

    private static IEnumerable<string> OfInputs(string place, IReadOnlyList<InputField> before, IReadOnlyList<InputField> after)
    {
        foreach (var input in before)
        {
            var found = after.FirstOrDefault(a => a.Name == input.Name);
            if (found is null && input.DeprecationReason is null)
                yield return $"{place}({input.Name}) is gone";
            else if (found is not null && !IsTakenBy(input.Type, found.Type) && !(found.Default is not null && found.Type is NonNullType needed && IsTakenBy(input.Type, needed.Of)))
                yield return $"{place}({input.Name}) takes {found.Type} instead of {input.Type}";
            else if (found is not null && $"{input.Default?.Value}" != $"{found.Default?.Value}" && input.Default is not null)
                yield return $"{place}({input.Name}) has another default";
        }
        foreach (var input in after.Where(a => a.IsRequired && before.All(b => b.Name != a.Name)))
            yield return $"{place}({input.Name}) is new and required";
    }

    /// <summary>An answer may promise more than before.</summary>
    private static bool IsAnsweredBy(SchemaType before, SchemaType after) => (before, after) switch
    {
        (NonNullType b, NonNullType a) => IsAnsweredBy(b.Of, a.Of),
        (NonNullType, _) => false,
        (_, NonNullType a) => IsAnsweredBy(before, a.Of),
        (ListType b, ListType a) => IsAnsweredBy(b.Of, a.Of),
        (NamedType b, NamedType a) => b.Name == a.Name,
        _ => false,
    };

    /// <summary>An argument may demand less than before.</summary>
    private static bool IsTakenBy(SchemaType before, SchemaType after) => IsAnsweredBy(after, before);
}
