using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>A type has every field of its interface, with arguments alike and a type that fits (specification: IsValidImplementation).</summary>
internal static class ImplementationChecks
{
    public static void Run(FieldsType type, InterfaceType contract, List<GraphQLError> errors)
    {
        foreach (var promised in contract.Fields)
        {
            if (type.FindField(promised.Name) is not { } field)
                errors.Add(new GraphQLError($"Interface field {contract}.{promised.Name} expected but {type} does not provide it.", [.. Places.Of(promised), .. Places.Of(type)]));
            else
                Run(type, field, contract, promised, errors);
        }
    }

    private static void Run(FieldsType type, OutputField field, InterfaceType contract, OutputField promised, List<GraphQLError> errors)
    {
        if (!Fits(field.Type, promised.Type))
        {
            errors.Add(new GraphQLError(
                $"Interface field {contract}.{promised.Name} expects type {promised.Type} but {type}.{field.Name} is type {field.Type}.",
                [.. Places.OfType(promised), .. Places.OfType(field)]));
        }
        foreach (var argument in promised.Arguments)
            RunPromised(type, field, contract, promised, argument, errors);
        foreach (var argument in field.Arguments.Where(argument => argument.IsRequired && promised.FindArgument(argument.Name) is null))
        {
            errors.Add(new GraphQLError(
                $"Object field {type}.{field.Name} includes required argument {argument.Name} that is missing from the Interface field {contract}.{promised.Name}.",
                [.. Places.Of(argument), .. Places.Of(promised)]));
        }
        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
        {
            errors.Add(new GraphQLError(
                $"Interface field {contract}.{promised.Name} is not deprecated, so implementation field {type}.{field.Name} must not be deprecated.",
                [.. Places.OfDeprecation(field), .. Places.OfType(field)]));
        }
    }

    private static void RunPromised(
        FieldsType type, OutputField field, InterfaceType contract, OutputField promised, InputField argument, List<GraphQLError> errors)
    {
        var name = $"{contract}.{promised.Name}({argument.Name}:)";
        if (field.FindArgument(argument.Name) is not { } given)
        {
            errors.Add(new GraphQLError($"Interface field argument {name} expected but {type}.{field.Name} does not provide it.", [.. Places.Of(argument), .. Places.Of(field)]));
        }
        else if (!given.Type.IsSameAs(argument.Type))
        {
            errors.Add(new GraphQLError(
                $"Interface field argument {name} expects type {argument.Type} but {type}.{field.Name}({argument.Name}:) is type {given.Type}.",
                [.. Places.OfType(argument), .. Places.OfType(given)]));
        }
    }

    /// <summary>Whether a value of the type may stand where the interface promised the other; there is no schema yet to ask.</summary>
    private static bool Fits(SchemaType type, SchemaType promised) => (type, promised) switch
    {
        (NonNullType a, NonNullType b) => Fits(a.Of, b.Of),
        (NonNullType a, _) => Fits(a.Of, promised),
        (_, NonNullType) => false,
        (ListType a, ListType b) => Fits(a.Of, b.Of),
        (FieldsType a, InterfaceType b) => ReferenceEquals(a, b) || a.Interfaces.Contains(b),
        (ObjectType a, UnionType b) => b.Members.Contains(a),
        _ => ReferenceEquals(type, promised),
    };
}
