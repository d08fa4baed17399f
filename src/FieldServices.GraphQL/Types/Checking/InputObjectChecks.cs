using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>Input objects have fields of input types; those of a oneOf are nullable and without defaults (specification: Input Objects, Type Validation).</summary>
internal static class InputObjectChecks
{
    public static void Run(InputObjectType type, List<GraphQLError> errors)
    {
        if (type.Fields.Count == 0)
            errors.Add(new GraphQLError($"Input Object type {type} must define one or more fields.", Places.Of(type)));
        foreach (var twice in type.Fields.GroupBy(static field => field.Name).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"Field \"{type}.{twice.Key}\" can only be defined once.", [.. twice.SelectMany(static twin => Places.Of(twin))]));
        foreach (var field in type.Fields)
            Run(type, field, errors);
    }

    private static void Run(InputObjectType type, InputField field, List<GraphQLError> errors)
    {
        NameChecks.Check(field.Name, Places.Of(field), errors);
        if (!field.Type.IsInput)
            errors.Add(new GraphQLError($"The type of {type}.{field.Name} must be Input Type but got: {field.Type}.", Places.OfType(field)));
        if (field is { IsRequired: true, DeprecationReason: not null })
            errors.Add(new GraphQLError($"Required input field {type}.{field.Name} cannot be deprecated.", [.. Places.OfDeprecation(field), .. Places.OfType(field)]));
        if (!type.IsOneOf)
            return;
        if (field.Type is NonNullType)
            errors.Add(new GraphQLError($"OneOf input field {type}.{field.Name} must be nullable.", Places.OfType(field)));
        if (field.Default is not null)
            errors.Add(new GraphQLError($"OneOf input field {type}.{field.Name} cannot have a default value.", Places.Of(field)));
    }
}
