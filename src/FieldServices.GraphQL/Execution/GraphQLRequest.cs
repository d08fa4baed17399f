using System.Text.Json;

namespace FieldServices.GraphQL.Execution;

/// <summary>What a client asks for (specification: Executing Requests).</summary>
/// <param name="Query">The text of the document.</param>
public sealed record GraphQLRequest(string Query)
{
    /// <summary>Which operation of the document to run; may be null when there is only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The values of the variables as a JSON object; undefined or null for none. Has to live as long as the execution.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>What the pure fields of the root types are asked of; null for nothing.</summary>
    public object? RootValue { get; init; }

    /// <summary>Whether mutations are refused, as for a GET.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>What resolvers find in <see cref="FieldContext.RequestContext"/>.</summary>
    public object? Context { get; init; }
}
