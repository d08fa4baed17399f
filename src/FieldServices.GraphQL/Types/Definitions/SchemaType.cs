namespace FieldServices.GraphQL.Types;

/// <summary>A type as a field or an input uses it: a named type, or one wrapped in lists and non-null (specification: Types, Wrapping Types).</summary>
public abstract class SchemaType
{
    private protected SchemaType()
    {
    }

    /// <summary>The named type within every wrapper.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Whether values of the type may be given by a client (specification: IsInputType).</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether values of the type may be answered by a field (specification: IsOutputType).</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Whether the type is a scalar or an enum without wrappers.</summary>
    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>Whether the type, without wrappers, has selections: an object, an interface or a union.</summary>
    public bool IsComposite => this is FieldsType or UnionType;

    /// <summary>Whether the type, without wrappers, stands for several object types: an interface or a union.</summary>
    public bool IsAbstract => this is InterfaceType or UnionType;

    /// <summary>The type without the outermost non-null.</summary>
    public SchemaType Nullable => this is NonNullType wrapper ? wrapper.Of : this;

    /// <summary>A type that has every value of this one but null. Of a non-null type it is the type itself.</summary>
    public NonNullType NonNull() => this as NonNullType ?? new NonNullType(this);

    /// <summary>A list whose items are of this type.</summary>
    public ListType List() => new(this);

    /// <summary>Whether the other is the same type with the same wrappers.</summary>
    public bool IsSameAs(SchemaType other) => (this, other) switch
    {
        (NonNullType a, NonNullType b) => a.Of.IsSameAs(b.Of),
        (ListType a, ListType b) => a.Of.IsSameAs(b.Of),
        _ => ReferenceEquals(this, other),
    };

    /// <summary>The notation of the schema language, such as <c>[String!]!</c>.</summary>
    public abstract override string ToString();
}
