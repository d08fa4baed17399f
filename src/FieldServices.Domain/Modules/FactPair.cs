namespace FieldServices.Domain.Modules;

/// <summary>A fact and the one that it refers to; the second is null when there is no such thing.</summary>
public sealed record FactPair(object First, object? Second)
{
    /// <summary>What others have claimed beside what the command wants, when the module asks for that.</summary>
    public IReadOnlyList<ClaimBeside> Beside { get; init; } = [];
}
