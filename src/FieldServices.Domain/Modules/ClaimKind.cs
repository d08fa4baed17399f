using FieldServices.EventStore;

namespace FieldServices.Domain.Modules;

/// <summary>A kind of claim that a module makes, with the rejection of whoever comes too late.</summary>
/// <param name="Name">The stored kind, <c>subject.thing</c>; never changes.</param>
/// <param name="Code">The code of the rejection.</param>
/// <param name="Message">What is wrong and what would help, told of the thing that holds the claim; names no person.</param>
public sealed record ClaimKind(string Name, string Code, Func<StreamId, string> Message);
