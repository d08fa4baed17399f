using System.Collections.Immutable;

namespace FieldServices.GraphQL.Types;

/// <summary>A directive that documents may use (specification: Directives). Immutable.</summary>
public sealed class SchemaDirective
{
    private readonly Dictionary<string, InputField> _byName = new(StringComparer.Ordinal);

    internal SchemaDirective(
        string name, string? description, IReadOnlyList<DirectiveLocation> locations, IReadOnlyList<InputField>? arguments, bool isRepeatable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Description = description;
        Locations = [.. locations];
        Arguments = arguments ?? [];
        IsRepeatable = isRepeatable;
        foreach (var argument in Arguments)
            _byName.TryAdd(argument.Name, argument);
    }

    /// <summary>The name, without the at sign.</summary>
    public string Name { get; }

    /// <summary>What the directive does, in Markdown; null when nobody said.</summary>
    public string? Description { get; }

    /// <summary>Where it may stand.</summary>
    public ImmutableArray<DirectiveLocation> Locations { get; }

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<InputField> Arguments { get; }

    /// <summary>Whether it may stand several times at one place.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Whether the specification itself defines the directive.</summary>
    public bool IsBuiltIn { get; internal init; }

    internal Language.DirectiveDefinition? Syntax { get; init; }

    /// <summary>The argument of that name; null when there is none.</summary>
    public InputField? FindArgument(string name) => _byName.GetValueOrDefault(name);
}
