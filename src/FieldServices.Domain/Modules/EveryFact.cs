namespace FieldServices.Domain.Modules;

/// <summary>The facts about every thing of a module, by id, for a command that names none and lets the decision choose.</summary>
public sealed record EveryFact(IReadOnlyDictionary<Guid, FactPair> ById);
