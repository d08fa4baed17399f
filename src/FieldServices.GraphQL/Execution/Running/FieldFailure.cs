using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Execution.Running;

/// <summary>What stands in place of a value that could not be had. Becomes an error when, and if, the writing arrives there.</summary>
/// <param name="Message">What the client is told.</param>
/// <param name="Location">Where exactly in the document; null for the field itself.</param>
/// <param name="Extensions">What the error carries besides; null for nothing.</param>
internal sealed record FieldFailure(string Message, Location? Location, IReadOnlyDictionary<string, object?>? Extensions);
