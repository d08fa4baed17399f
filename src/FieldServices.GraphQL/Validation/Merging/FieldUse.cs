using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>A field as it stands in some selection set.</summary>
/// <param name="Parent">The type it is selected from; null when that is unknown.</param>
/// <param name="Node">The field.</param>
/// <param name="Definition">What the schema says of it; null when it knows no such field.</param>
internal sealed record FieldUse(NamedType? Parent, Field Node, OutputField? Definition)
{
    /// <summary>Whether nothing but its name and type can tell it from another.</summary>
    public bool IsSimpleLeaf => Node.Arguments.IsEmpty && Node.SelectionSet is null;
}
