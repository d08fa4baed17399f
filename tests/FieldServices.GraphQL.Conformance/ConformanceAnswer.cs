using System.Text.Json;
using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Conformance;

/// <summary>What the engine says to a case. <paramref name="Data"/> is the <c>data</c> of a response, absent unless a request was executed.</summary>
public sealed record ConformanceAnswer(IReadOnlyList<GraphQLError> Errors, JsonElement? Data = null)
{
    /// <summary>Nothing to object to, and nothing executed.</summary>
    public static ConformanceAnswer Accepted { get; } = new([]);
}
