using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Types;

/// <summary>The values of every interface and union can be told apart (specification: ResolveAbstractType).</summary>
internal static class TypeResolverChecks
{
    public static void Run(NamedType type, IAbstractType contract, IReadOnlyList<NamedType> types, List<GraphQLError> errors)
    {
        if (contract.TypeResolver is not null)
            return;
        var possible = type is UnionType union ? union.Members : [.. types.OfType<ObjectType>().Where(candidate => candidate.Interfaces.Contains(type))];
        foreach (var unknown in possible.Where(static candidate => candidate.ClrType is null))
            errors.Add(new GraphQLError($"\"{unknown}\" has no CLR type by which \"{type}\" could know its values. Give \"{type}\" a ResolveType."));
        foreach (var shared in possible.Where(static candidate => candidate.ClrType is not null).GroupBy(static candidate => candidate.ClrType!).Where(static group => group.Count() > 1))
            errors.Add(new GraphQLError($"{string.Join(" and ", shared)} share the CLR type {shared.Key.Name}, so \"{type}\" cannot tell them apart. Give \"{type}\" a ResolveType."));
    }
}
