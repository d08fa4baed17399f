using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>The use of a named fragment: <c>...Name</c>.</summary>
public sealed class FragmentSpread(ImmutableArray<Directive> directives, Name name, Location location)
    : Selection(directives, location)
{
    /// <summary>The name of the fragment.</summary>
    public Name Name { get; } = name;
}
