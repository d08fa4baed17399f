using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>Enums have values, with names and CLR values of their own (specification: Enums, Type Validation).</summary>
internal static class EnumChecks
{
    public static void Run(EnumType type, List<GraphQLError> errors)
    {
        if (type.Members.Count == 0)
            errors.Add(new GraphQLError($"Enum type {type} must define one or more values.", Places.Of(type)));
        foreach (var member in type.Members)
        {
            NameChecks.Check(member.Name, Places.Of(member), errors);
            if (member.Name is "true" or "false" or "null")
                errors.Add(new GraphQLError($"Enum type {type} cannot include value: {member.Name}.", Places.Of(member)));
        }
        foreach (var twice in type.Members.GroupBy(static member => member.Name).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"Enum value \"{type}.{twice.Key}\" can only be defined once.", [.. twice.SelectMany(static twin => Places.Of(twin))]));
        foreach (var twice in type.Members.GroupBy(static member => member.Value).Where(static group => group.Select(static member => member.Name).Distinct().Count() > 1))
            errors.Add(new GraphQLError($"Enum values {string.Join(" and ", twice.Select(member => $"{type}.{member.Name}"))} stand for the same CLR value."));
    }
}
