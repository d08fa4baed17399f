namespace FieldServices.GraphQL.Types;

/// <summary>A set of fields that several object types promise to have (specification: Interfaces).</summary>
public sealed class InterfaceType : FieldsType, IAbstractType
{
    internal InterfaceType(string name, string? description)
        : base(name, description)
    {
    }

    /// <inheritdoc/>
    public Func<object, string?>? TypeResolver { get; private set; }

    /// <summary>Adds a field that every implementing type has to have.</summary>
    public InterfaceType Field(
        string name, SchemaType type, string? description = null, IReadOnlyList<InputField>? args = null, string? deprecated = null)
    {
        Add(new OutputField(name, type, args, description, deprecated));
        return this;
    }

    /// <summary>Declares that this interface has the fields of another.</summary>
    public InterfaceType Implements(InterfaceType type)
    {
        Add(type);
        return this;
    }

    /// <summary>
    /// Says of what object type a value is. Without it, the implementing type that was registered with the value's CLR
    /// type is taken. To answer null is a field error.
    /// </summary>
    public InterfaceType ResolveType(Func<object, ObjectType?> resolve)
    {
        EnsureOpen();
        TypeResolver = value => resolve(value)?.Name;
        return this;
    }

    internal InterfaceType ResolveTypeName(Func<object, string?> resolve)
    {
        TypeResolver = resolve;
        return this;
    }
}
