using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>
/// A type with a name (specification: Types). While its <see cref="SchemaBuilder"/> is being filled it may change, from one
/// thread; once <see cref="SchemaBuilder.Build"/> has returned it is immutable and may be shared.
/// </summary>
public abstract class NamedType : SchemaType
{
    private bool _sealed;

    private protected NamedType(string name, string? description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Description = description;
    }

    /// <summary>The name, unique in a schema.</summary>
    public string Name { get; }

    /// <summary>What the type stands for, in Markdown; null when nobody said.</summary>
    public string? Description { get; internal set; }

    /// <summary>Whether the type belongs to the language itself: a built-in scalar, or a type of the introspection.</summary>
    public bool IsBuiltIn { get; internal init; }

    /// <summary>The directives that the definition carries in the schema language; empty for types registered in code.</summary>
    public ImmutableArray<Directive> AppliedDirectives { get; internal set; } = [];

    /// <summary>Where the definition and its extensions stand, when the type was read from the schema language.</summary>
    internal ImmutableArray<TypeSyntax> Syntax { get; set; } = [];

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    internal void Seal()
    {
        if (_sealed)
            return;
        _sealed = true;
        OnSealed();
    }

    private protected virtual void OnSealed()
    {
    }

    private protected void EnsureOpen()
    {
        if (_sealed)
            throw new InvalidOperationException($"\"{Name}\" belongs to a built schema and cannot change any more.");
    }
}
