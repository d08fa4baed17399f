using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

public sealed partial class Schema
{
    /// <summary>
    /// Makes a schema of a document in the schema language, for tools and tests. Its fields take the property of their own name
    /// from JSON data (see <see cref="Execution.JsonData.JsonFieldResolver"/>), its custom scalars take and give any JSON.
    /// </summary>
    /// <param name="text">The document.</param>
    /// <exception cref="GraphQLSyntaxException">The text is no document.</exception>
    /// <exception cref="SchemaException">The document defines no valid schema; it lists every problem.</exception>
    public static Schema FromSdl(string text) => FromSdl(GraphQLParser.Parse(text, ParserLimits.TypeSystem));

    /// <inheritdoc cref="FromSdl(string)"/>
    /// <param name="document">The document.</param>
    public static Schema FromSdl(Document document) => Sdl.SchemaReader.Read(document);
}
