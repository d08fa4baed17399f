namespace FieldServices.Api.CommandLine;

/// <summary>Something that whoever typed the command can mend; shown without a stack trace.</summary>
public sealed class UserErrorException(string message) : Exception(message);
