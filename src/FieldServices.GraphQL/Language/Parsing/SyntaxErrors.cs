using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Makes the exceptions of the lexer and the parser.</summary>
internal static class SyntaxErrors
{
    public static GraphQLSyntaxException At(Location location, string description)
        => new(new GraphQLError($"Syntax Error: {description}", location));
}
