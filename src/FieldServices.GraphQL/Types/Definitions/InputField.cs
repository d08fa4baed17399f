using System.Collections.Immutable;
using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>
/// A value that a client may give: an argument of a field or of a directive, or a field of an input object (specification:
/// Input Values). Immutable once its schema is built.
/// </summary>
public sealed class InputField
{
    internal InputField(string name, SchemaType type, string? description, DefaultValue? defaultValue, string? deprecated)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(type);
        Name = name;
        Type = type;
        Description = description;
        Default = defaultValue;
        DeprecationReason = deprecated;
    }

    /// <summary>The name, unique where it stands.</summary>
    public string Name { get; }

    /// <summary>The type of the value.</summary>
    public SchemaType Type { get; }

    /// <summary>What the value does, in Markdown; null when nobody said.</summary>
    public string? Description { get; }

    /// <summary>The value when the client gives none; null when there is no default. A default may itself be null.</summary>
    public DefaultValue? Default { get; }

    /// <summary>Why the input should not be used any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; }

    /// <summary>Whether a client has to give it: non-null and without a default.</summary>
    public bool IsRequired => Type is NonNullType && Default is null;

    /// <summary>The directives that the definition carries in the schema language; empty for inputs registered in code.</summary>
    public ImmutableArray<Directive> AppliedDirectives { get; internal init; } = [];

    /// <summary>Who may give the value, because of what it is compared with; null for everybody.</summary>
    public FieldGuard? Guard { get; internal set; }

    internal InputValueDefinition? Syntax { get; init; }
}
