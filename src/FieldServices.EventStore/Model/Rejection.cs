namespace FieldServices.EventStore;

/// <summary>Why a command was refused.</summary>
/// <param name="Code">Stable, for programs: <c>subject.reason-in-words</c>.</param>
/// <param name="Message">For a person: what is wrong and what would help.</param>
public sealed record Rejection(string Code, string Message);
