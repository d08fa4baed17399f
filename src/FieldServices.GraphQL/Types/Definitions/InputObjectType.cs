using FieldServices.GraphQL.Access;

namespace FieldServices.GraphQL.Types;

/// <summary>A structure that a client may give (specification: Input Objects).</summary>
public sealed class InputObjectType : NamedType
{
    private readonly List<InputField> _fields = [];
    private readonly Dictionary<string, InputField> _byName = new(StringComparer.Ordinal);

    internal InputObjectType(string name, string? description, bool isOneOf)
        : base(name, description)
    {
        IsOneOf = isOneOf;
    }

    /// <summary>Whether exactly one field has to be given, and not null (specification: OneOf Input Objects).</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>The fields in the order of their registration.</summary>
    public IReadOnlyList<InputField> Fields => _fields;

    /// <summary>Adds a field.</summary>
    /// <param name="name">The name, as clients write it.</param>
    /// <param name="type">The type of its value.</param>
    /// <param name="description">What it does, in Markdown.</param>
    /// <param name="defaultValue">The value when the client gives none, as resolvers receive it; <see cref="DefaultValue.Null"/> for a default of null.</param>
    /// <param name="deprecated">Why it should not be used any more.</param>
    public InputObjectType Field(string name, SchemaType type, string? description = null, object? defaultValue = null, string? deprecated = null)
    {
        Add(Arg.Of(name, type, description, defaultValue, deprecated));
        return this;
    }

    /// <summary>The field of that name; null when there is none.</summary>
    public InputField? FindField(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Declares who may give a field. A request of somebody else that gives it is refused before anything runs.</summary>
    /// <exception cref="ArgumentException">The type has no such field yet.</exception>
    public void SetGuard(string field, FieldGuard guard)
    {
        EnsureOpen();
        (FindField(field) ?? throw new ArgumentException($"\"{Name}\" has no field \"{field}\".", nameof(field))).Guard = guard;
    }

    internal void Add(InputField field)
    {
        EnsureOpen();
        _fields.Add(field);
        _byName.TryAdd(field.Name, field);
    }
}
