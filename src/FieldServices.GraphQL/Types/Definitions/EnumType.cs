using FieldServices.GraphQL.Access;

namespace FieldServices.GraphQL.Types;

/// <summary>A leaf type with a fixed set of values (specification: Enums).</summary>
public sealed class EnumType : NamedType
{
    private readonly List<EnumMember> _members = [];
    private readonly Dictionary<string, EnumMember> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<object, EnumMember> _byValue = [];

    internal EnumType(string name, string? description)
        : base(name, description)
    {
    }

    /// <summary>The values in the order of their registration.</summary>
    public IReadOnlyList<EnumMember> Members => _members;

    /// <summary>Adds a value.</summary>
    /// <param name="name">The name, as clients write it.</param>
    /// <param name="value">What resolvers receive and answer for it; the name itself when left out.</param>
    /// <param name="description">What it stands for, in Markdown.</param>
    /// <param name="deprecated">Why it should not be used any more.</param>
    public EnumType Value(string name, object? value = null, string? description = null, string? deprecated = null)
    {
        Add(new EnumMember(name, value ?? name, description, deprecated));
        return this;
    }

    /// <summary>The value of that name; null when there is none.</summary>
    public EnumMember? FindMember(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The value that stands for that CLR value; null when there is none.</summary>
    public EnumMember? FindMemberByValue(object value) => _byValue.GetValueOrDefault(value);

    /// <summary>Declares who may give a value. A request of somebody else that gives it is refused before anything runs.</summary>
    /// <exception cref="ArgumentException">The type has no such value yet.</exception>
    public void SetGuard(string member, FieldGuard guard)
    {
        EnsureOpen();
        (FindMember(member) ?? throw new ArgumentException($"\"{Name}\" has no value \"{member}\".", nameof(member))).Guard = guard;
    }

    internal void Add(EnumMember member)
    {
        EnsureOpen();
        _members.Add(member);
        _byName.TryAdd(member.Name, member);
        _byValue.TryAdd(member.Value, member);
    }
}
