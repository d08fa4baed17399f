namespace FieldServices.GraphQL.Language;

/// <summary>An argument of a field or of a directive (specification: Arguments).</summary>
public sealed class Argument(Name name, Value value, Location location)
    : SyntaxNode(location)
{
    /// <summary>The name.</summary>
    public Name Name { get; } = name;

    /// <summary>The value, which may hold variables where the place allows them.</summary>
    public Value Value { get; } = value;
}
