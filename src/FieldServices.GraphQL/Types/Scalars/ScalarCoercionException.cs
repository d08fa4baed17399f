namespace FieldServices.GraphQL.Types;

/// <summary>A value that a scalar does not take. The message is shown to clients.</summary>
/// <param name="message">What is wrong with the value.</param>
public sealed class ScalarCoercionException(string message) : Exception(message);
