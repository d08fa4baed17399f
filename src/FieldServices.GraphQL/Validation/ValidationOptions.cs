namespace FieldServices.GraphQL.Validation;

/// <summary>Limits and wording of the validation. Immutable.</summary>
public sealed record ValidationOptions
{
    /// <summary>100 errors, with suggestions.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>How many errors are reported before the validation gives up.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>Whether messages propose names of the schema ("Did you mean …?"); turn it off to keep a schema private.</summary>
    public bool Suggest { get; init; } = true;

    /// <summary>How deep selections may nest when fragments are followed; what executes a document may rely on it.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>
    /// How many steps the rules that follow fragments may take together, so that no document costs more than a fixed time.
    /// </summary>
    public int MaxFragmentSteps { get; init; } = 50_000;

    /// <summary>How many pairs of fields may be compared to see whether they can be merged.</summary>
    public int MaxFieldComparisons { get; init; } = 100_000;
}
