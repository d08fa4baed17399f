namespace FieldServices.GraphQL.Language;

/// <summary>A string or a block string.</summary>
public sealed class StringValue(string text, bool isBlock, Location location)
    : Value(location)
{
    /// <summary>The text with escapes resolved; of a block string, with the common indentation removed.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it is written as a block string.</summary>
    public bool IsBlock { get; } = isBlock;
}
