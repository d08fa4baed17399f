namespace FieldServices.Domain.Modules;

/// <summary>A command that a decision gives to another thing. It is decided by that thing's own rules, and recorded together with the decision: all of it, or none.</summary>
/// <param name="Id">The other thing.</param>
/// <param name="Command">The command, of a module that has it in its table.</param>
/// <param name="Label">What a refusal says the other thing is, such as "Visit 2, First fix".</param>
public sealed record Carried(Guid Id, object Command, string Label);
