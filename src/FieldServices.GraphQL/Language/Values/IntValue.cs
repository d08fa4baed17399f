namespace FieldServices.GraphQL.Language;

/// <summary>An integer as it is written, of any size.</summary>
public sealed class IntValue(string text, Location location)
    : Value(location)
{
    /// <summary>The digits, with a leading minus if negative.</summary>
    public string Text { get; } = text;
}
