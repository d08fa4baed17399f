using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Execution;

/// <summary>Ends a request as a whole; caught by the executor.</summary>
internal sealed class RequestException(IReadOnlyList<GraphQLError> errors) : Exception(errors[0].Message)
{
    public RequestException(GraphQLError error)
        : this([error])
    {
    }

    public IReadOnlyList<GraphQLError> Errors { get; } = errors;

    /// <summary>The top-level <c>extensions</c> of the response; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>Whether execution had begun, so that the response has <c>data</c>, which is null.</summary>
    public bool HasData { get; init; }
}
