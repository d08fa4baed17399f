using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Costs;

namespace FieldServices.GraphQL.Types;

/// <summary>A type with output fields and interfaces: an object or an interface.</summary>
public abstract class FieldsType : NamedType
{
    private readonly List<OutputField> _fields = [];
    private readonly List<InterfaceType> _interfaces = [];
    private readonly Dictionary<string, OutputField> _byName = new(StringComparer.Ordinal);

    private protected FieldsType(string name, string? description)
        : base(name, description)
    {
    }

    /// <summary>The fields in the order of their registration.</summary>
    public IReadOnlyList<OutputField> Fields => _fields;

    /// <summary>The interfaces that the type declares, in order.</summary>
    public IReadOnlyList<InterfaceType> Interfaces => _interfaces;

    /// <summary>The field of that name; null when there is none. Does not know the meta fields such as <c>__typename</c>.</summary>
    public OutputField? FindField(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Whether the type declares the interface.</summary>
    public bool Declares(InterfaceType type) => _interfaces.Contains(type);

    /// <summary>Declares what selecting a field costs.</summary>
    /// <exception cref="ArgumentException">The type has no such field yet.</exception>
    public void SetCost(string field, FieldCost cost) => Own(field).Cost = cost;

    /// <summary>Declares who may see a field. Whoever may not gets null or an error in its place, and it is not resolved.</summary>
    /// <exception cref="ArgumentException">The type has no such field yet.</exception>
    public void SetGuard(string field, FieldGuard guard) => Own(field).Guard = guard;

    private OutputField Own(string field)
    {
        EnsureOpen();
        return FindField(field) ?? throw new ArgumentException($"\"{Name}\" has no field \"{field}\".", nameof(field));
    }

    internal void Add(OutputField field)
    {
        EnsureOpen();
        _fields.Add(field);
        _byName.TryAdd(field.Name, field);
        field.DeclaringType = this;
    }

    internal void Add(InterfaceType type)
    {
        EnsureOpen();
        _interfaces.Add(type);
    }
}
