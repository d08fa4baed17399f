namespace FieldServices.Domain.Modules;

/// <summary>The facts about every thing of a module, by id, for a command that names none and lets the decision choose.</summary>
public sealed record EveryFact(IReadOnlyDictionary<Guid, FactPair> ById)
{
    /// <summary>From so many a decision chooses, because each of them is read; of more it is told that they are too many.</summary>
    public const int Most = 500;

    /// <summary>That there are more than <see cref="Most"/>; none of them was read.</summary>
    public static EveryFact TooMany { get; } = new(new Dictionary<Guid, FactPair>()) { AreTooMany = true };

    public bool AreTooMany { get; private init; }
}
