using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Arguments have input types and unique names, and a required one is not deprecated (specification: Objects, Type Validation).</summary>
internal static class ArgumentChecks
{
    public static void Run(string owner, IReadOnlyList<InputField> arguments, List<GraphQLError> errors)
    {
        foreach (var twice in arguments.GroupBy(static argument => argument.Name).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"Argument \"{owner}({twice.Key}:)\" can only be defined once.", [.. twice.SelectMany(static twin => Places.Of(twin))]));
        foreach (var argument in arguments)
        {
            NameChecks.Check(argument.Name, Places.Of(argument), errors);
            if (!argument.Type.IsInput)
                errors.Add(new GraphQLError($"The type of {owner}({argument.Name}:) must be Input Type but got: {argument.Type}.", owner[0] == '@' ? Places.Of(argument) : Places.OfType(argument)));
            if (argument is { IsRequired: true, DeprecationReason: not null })
                errors.Add(new GraphQLError($"Required argument {owner}({argument.Name}:) cannot be deprecated.", Deprecation(argument)));
        }
    }

    private static ImmutableArray<Location> Deprecation(InputField argument) => [.. Places.OfDeprecation(argument), .. Places.OfType(argument)];
}
