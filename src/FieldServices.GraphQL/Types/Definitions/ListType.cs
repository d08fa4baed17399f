namespace FieldServices.GraphQL.Types;

/// <summary>A list of another type (specification: List).</summary>
/// <param name="of">The type of the items.</param>
public sealed class ListType(SchemaType of) : SchemaType
{
    /// <summary>The type of the items.</summary>
    public SchemaType Of { get; } = of;

    /// <inheritdoc/>
    public override NamedType Named => Of.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{Of}]";
}
