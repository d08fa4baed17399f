using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The use of a directive: <c>@name(arguments)</c> (specification: Directives).</summary>
public sealed class Directive(Name name, ImmutableArray<Argument> arguments, Location location)
    : SyntaxNode(location)
{
    /// <summary>The name without <c>@</c>.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments, in the order of the text.</summary>
    public ImmutableArray<Argument> Arguments { get; } = arguments;
}
