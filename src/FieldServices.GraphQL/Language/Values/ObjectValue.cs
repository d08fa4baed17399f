using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language;

/// <summary>An input object: <c>{ a: 1 }</c>.</summary>
public sealed class ObjectValue(ImmutableArray<ObjectField> fields, Location location)
    : Value(location)
{
    /// <summary>The fields, in the order of the text.</summary>
    public ImmutableArray<ObjectField> Fields { get; } = fields;
}
