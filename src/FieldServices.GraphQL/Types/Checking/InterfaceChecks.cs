using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>A type declares each interface once, and all interfaces of its interfaces (specification: Objects, IsValidImplementation).</summary>
internal static class InterfaceChecks
{
    public static void Run(FieldsType type, List<GraphQLError> errors)
    {
        var seen = new HashSet<InterfaceType>();
        foreach (var contract in type.Interfaces)
        {
            if (ReferenceEquals(type, contract))
                errors.Add(new GraphQLError($"Type {type} cannot implement itself because it would create a circular reference.", PlacesOf(type, contract)));
            else if (!seen.Add(contract))
                errors.Add(new GraphQLError($"Type {type} can only implement {contract} once.", PlacesOf(type, contract)));
            else
                Run(type, contract, errors);
        }
    }

    /// <summary>Where the type, and its extensions, declare the interface.</summary>
    private static ImmutableArray<Location> PlacesOf(FieldsType type, InterfaceType contract) =>
    [
        .. type.Syntax.OfType<IFieldsSyntax>()
            .SelectMany(static node => node.Interfaces)
            .Where(reference => reference.Name.Value == contract.Name)
            .Select(static reference => reference.Location),
    ];

    private static void Run(FieldsType type, InterfaceType contract, List<GraphQLError> errors)
    {
        foreach (var transitive in contract.Interfaces.Where(transitive => !type.Interfaces.Contains(transitive)))
        {
            var message = ReferenceEquals(transitive, type)
                ? $"Type {type} cannot implement {contract} because it would create a circular reference."
                : $"Type {type} must implement {transitive} because it is implemented by {contract}.";
            errors.Add(new GraphQLError(message, [.. PlacesOf(contract, transitive), .. PlacesOf(type, contract)]));
        }
        ImplementationChecks.Run(type, contract, errors);
    }
}
