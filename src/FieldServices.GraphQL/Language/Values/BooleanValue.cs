namespace FieldServices.GraphQL.Language;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValue(bool isTrue, Location location)
    : Value(location)
{
    /// <summary>Whether it is <c>true</c>.</summary>
    public bool IsTrue { get; } = isTrue;
}
