namespace FieldServices.Workflows.Sending;

/// <summary>A command cannot be decided however often it is tried: nobody knows it, or its body is not valid.</summary>
/// <param name="reason">What is wrong with it, without quoting its values.</param>
public sealed class UndeliverableException(string reason) : Exception(reason);
