namespace FieldServices.GraphQL.Types;

/// <summary>One of several object types that need not share any field (specification: Unions).</summary>
public sealed class UnionType : NamedType, IAbstractType
{
    private readonly List<ObjectType> _members = [];

    internal UnionType(string name, string? description)
        : base(name, description)
    {
    }

    /// <summary>The member types, in order.</summary>
    public IReadOnlyList<ObjectType> Members => _members;

    /// <inheritdoc/>
    public Func<object, string?>? TypeResolver { get; private set; }

    /// <summary>Adds a member.</summary>
    public UnionType Member(ObjectType type)
    {
        EnsureOpen();
        _members.Add(type);
        return this;
    }

    /// <summary>
    /// Says of what object type a value is. Without it, the member that was registered with the value's CLR type is taken.
    /// To answer null is a field error.
    /// </summary>
    public UnionType ResolveType(Func<object, ObjectType?> resolve)
    {
        EnsureOpen();
        TypeResolver = value => resolve(value)?.Name;
        return this;
    }

    internal UnionType ResolveTypeName(Func<object, string?> resolve)
    {
        TypeResolver = resolve;
        return this;
    }
}
