namespace FieldServices.GraphQL.Language;

/// <summary>A number with a fraction or an exponent, as it is written.</summary>
public sealed class FloatValue(string text, Location location)
    : Value(location)
{
    /// <summary>The number as it is written.</summary>
    public string Text { get; } = text;
}
