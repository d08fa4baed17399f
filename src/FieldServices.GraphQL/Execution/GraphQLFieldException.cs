namespace FieldServices.GraphQL.Execution;

/// <summary>
/// A problem that a resolver reports to the client: it becomes an error with the field's path and locations, and the code in
/// <c>extensions.code</c> (specification: Handling Execution Errors). Every other exception is masked.
/// </summary>
/// <param name="message">What is wrong; shown to the client, so without secrets.</param>
/// <param name="code">A stable code for programs, such as <c>FORBIDDEN</c>; null for none.</param>
/// <param name="extensions">Anything more for the client; written as JSON.</param>
public sealed class GraphQLFieldException(string message, string? code = null, IReadOnlyDictionary<string, object?>? extensions = null)
    : Exception(message)
{
    /// <summary>A stable code for programs; null for none.</summary>
    public string? Code { get; } = code;

    /// <summary>Anything more for the client; null for nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; } = extensions;
}
