namespace FieldServices.GraphQL.Language;

/// <summary>A field of an input object literal.</summary>
public sealed class ObjectField(Name name, Value value, Location location)
    : SyntaxNode(location)
{
    /// <summary>The name.</summary>
    public Name Name { get; } = name;

    /// <summary>The value.</summary>
    public Value Value { get; } = value;
}
