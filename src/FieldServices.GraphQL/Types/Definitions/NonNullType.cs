namespace FieldServices.GraphQL.Types;

/// <summary>A type without its null (specification: Non-Null).</summary>
public sealed class NonNullType : SchemaType
{
    /// <summary>Wraps a type that may be null.</summary>
    /// <exception cref="ArgumentException">The type is non-null already.</exception>
    public NonNullType(SchemaType of)
    {
        if (of is NonNullType)
            throw new ArgumentException("A non-null type cannot be wrapped in non-null again.", nameof(of));
        Of = of;
    }

    /// <summary>The type that may be null.</summary>
    public SchemaType Of { get; }

    /// <inheritdoc/>
    public override NamedType Named => Of.Named;

    /// <inheritdoc/>
    public override string ToString() => $"{Of}!";
}
