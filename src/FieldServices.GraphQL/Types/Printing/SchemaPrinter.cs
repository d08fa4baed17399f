using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Writes schemas in the schema language (specification: Type System).</summary>
public static class SchemaPrinter
{
    /// <summary>
    /// The text of a schema, without what the specification builds in. Made a schema again by <see cref="Schema.FromSdl(string)"/>,
    /// it has the same types, descriptions, defaults and deprecations.
    /// </summary>
    public static string Print(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return GraphQLPrinter.Print(SchemaSyntaxTree.Of(schema));
    }
}
