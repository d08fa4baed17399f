namespace FieldServices.GraphQL.Language;

/// <summary>
/// How large a document may be before the parser refuses it. Work and memory of the parser, and the recursion of whatever
/// walks the tree, are bounded by these numbers. Immutable.
/// </summary>
public sealed record ParserLimits
{
    /// <summary>The limits for what clients send: 15,000 tokens, 200 levels, 1 MB.</summary>
    public static ParserLimits Default { get; } = new();

    /// <summary>The limits for a schema of one's own: 2,000,000 tokens, 200 levels, 32 MB.</summary>
    public static ParserLimits TypeSystem { get; } = new() { MaxTokens = 2_000_000, MaxBytes = 32 << 20 };

    /// <summary>The most lexical tokens; comments, commas and white space do not count.</summary>
    public int MaxTokens { get; init; } = 15_000;

    /// <summary>The deepest nesting of selection sets, list and object values and list types.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>The most bytes of UTF-8 text; of a <see cref="string"/>, the most UTF-16 code units.</summary>
    public int MaxBytes { get; init; } = 1 << 20;
}
