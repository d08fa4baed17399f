namespace FieldServices.GraphQL.Language;

/// <summary>The name of an enum value.</summary>
public sealed class EnumValue(string text, Location location)
    : Value(location)
{
    /// <summary>The name, never <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public string Text { get; } = text;
}
