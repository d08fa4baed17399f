namespace FieldServices.GraphQL.Errors;

/// <summary>A document that cannot be parsed: its text is no GraphQL, or it goes beyond the limits of the parser.</summary>
public sealed class GraphQLSyntaxException : Exception
{
    /// <summary>Refuses a document for the given reason.</summary>
    public GraphQLSyntaxException(GraphQLError error)
        : base(error?.Message)
    {
        ArgumentNullException.ThrowIfNull(error);
        Error = error;
    }

    /// <summary>The error as the response carries it; its message begins with <c>Syntax Error: </c>.</summary>
    public GraphQLError Error { get; }
}
