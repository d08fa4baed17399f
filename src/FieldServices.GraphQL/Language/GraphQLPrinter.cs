using FieldServices.GraphQL.Language.Printing;

namespace FieldServices.GraphQL.Language;

/// <summary>
/// Prints syntax trees as GraphQL text, two spaces to a level and one definition to a paragraph. The text parses to a tree
/// equal but for its locations. Comments are not part of a tree and so not printed.
/// </summary>
public static class GraphQLPrinter
{
    /// <summary>Prints a node and all below it.</summary>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new SyntaxWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
