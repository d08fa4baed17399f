using System.Collections.Immutable;
using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>One value of an enum (specification: Enums). Immutable.</summary>
public sealed class EnumMember
{
    internal EnumMember(string name, object value, string? description, string? deprecated)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Value = value;
        Description = description;
        DeprecationReason = deprecated;
    }

    /// <summary>The name, as clients write it.</summary>
    public string Name { get; }

    /// <summary>What resolvers receive and answer for it.</summary>
    public object Value { get; }

    /// <summary>What the value stands for, in Markdown; null when nobody said.</summary>
    public string? Description { get; }

    /// <summary>Why the value should not be used any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; }

    /// <summary>The directives that the definition carries in the schema language; empty for values registered in code.</summary>
    public ImmutableArray<Directive> AppliedDirectives { get; internal init; } = [];

    /// <summary>Who may give the value, because of what it stands for; null for everybody.</summary>
    public FieldGuard? Guard { get; internal set; }

    internal EnumValueDefinition? Syntax { get; init; }
}
