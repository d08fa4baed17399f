using System.Collections.Immutable;
using FieldServices.GraphQL.Access;
using FieldServices.GraphQL.Costs;
using FieldServices.GraphQL.Execution.Resolving;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>A field of an object or an interface (specification: Field Definitions). Immutable.</summary>
public sealed class OutputField
{
    private readonly Dictionary<string, InputField> _byName = new(StringComparer.Ordinal);

    internal OutputField(
        string name, SchemaType type, IReadOnlyList<InputField>? arguments, string? description, string? deprecated, FieldResolver? resolver = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(type);
        Name = name;
        Type = type;
        Arguments = arguments ?? [];
        Description = description;
        DeprecationReason = deprecated;
        Resolver = resolver;
        foreach (var argument in Arguments)
            _byName.TryAdd(argument.Name, argument);
    }

    /// <summary>The name, unique in its type.</summary>
    public string Name { get; }

    /// <summary>The type of the answer.</summary>
    public SchemaType Type { get; }

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<InputField> Arguments { get; }

    /// <summary>What the field answers, in Markdown; null when nobody said.</summary>
    public string? Description { get; }

    /// <summary>Why the field should not be used any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; }

    /// <summary>The type that has the field; null until it was added to one.</summary>
    public FieldsType? DeclaringType { get; internal set; }

    /// <summary>The directives that the definition carries in the schema language; empty for fields registered in code.</summary>
    public ImmutableArray<Directive> AppliedDirectives { get; internal init; } = [];

    /// <summary>What selecting the field costs; null when nobody declared it.</summary>
    public FieldCost? Cost { get; internal set; }

    /// <summary>Who may see the field; null for everybody.</summary>
    public FieldGuard? Guard { get; internal set; }

    /// <summary>How the field gets its value; null for the fields of interfaces.</summary>
    internal FieldResolver? Resolver { get; }

    internal Language.FieldDefinition? Syntax { get; init; }

    /// <summary>The argument of that name; null when there is none.</summary>
    public InputField? FindArgument(string name) => _byName.GetValueOrDefault(name);
}
