namespace FieldServices.GraphQL.Execution.Output;

/// <summary>The response outgrew a limit; caught by the executor.</summary>
internal sealed class ResponseTooLargeException(string message) : Exception(message);
