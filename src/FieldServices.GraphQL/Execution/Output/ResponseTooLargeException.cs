namespace FieldServices.GraphQL.Execution.Output;

/// <summary>The response outgrew its limit; caught by the executor.</summary>
internal sealed class ResponseTooLargeException : Exception;
