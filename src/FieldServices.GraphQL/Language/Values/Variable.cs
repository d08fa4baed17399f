namespace FieldServices.GraphQL.Language;

/// <summary>The use of a variable: <c>$name</c>.</summary>
public sealed class Variable(Name name, Location location)
    : Value(location)
{
    /// <summary>The name without <c>$</c>.</summary>
    public Name Name { get; } = name;
}
