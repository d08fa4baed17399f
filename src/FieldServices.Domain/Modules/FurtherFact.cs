namespace FieldServices.Domain.Modules;

/// <summary>A thing that another one, which is a fact itself, refers to.</summary>
/// <param name="Module">The module of the further thing.</param>
/// <param name="IdFor">Its id, from the state of the first; null for none.</param>
public sealed record FurtherFact(Module Module, Func<object, Guid?> IdFor);
