namespace FieldServices.Domain.Contractors;

/// <summary>Why a contractor cannot be sent to a place.</summary>
/// <param name="Code">Stable, for programs, such as contractor-without-skill.</param>
/// <param name="Reason">One sentence for a person.</param>
public sealed record Exclusion(string Code, string Reason);
