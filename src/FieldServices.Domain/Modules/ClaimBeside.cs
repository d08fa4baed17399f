namespace FieldServices.Domain.Modules;

/// <summary>A span of time that another thing has claimed.</summary>
/// <param name="Key">The key of the claim.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end.</param>
/// <param name="Holder">The state of the thing that has it.</param>
public sealed record ClaimBeside(string Key, DateTimeOffset From, DateTimeOffset Until, object Holder);
