using System.Collections.Immutable;
using FieldServices.GraphQL.Execution.JsonData;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types.Sdl;

/// <summary>The types that a document defines, still empty, by name. Definitions of built-in scalars are taken as said already.</summary>
internal sealed class TypeNames
{
    private readonly Dictionary<string, NamedType> _byName = new(StringComparer.Ordinal);

    public TypeNames(Document document)
    {
        foreach (var scalar in Scalars.BuiltIn)
            _byName.Add(scalar.Name, scalar);
        var extensions = document.Definitions.OfType<TypeExtension>().ToLookup(static extension => extension.Name.Value, StringComparer.Ordinal);
        var types = ImmutableArray.CreateBuilder<NamedType>();
        foreach (var definition in document.Definitions.OfType<TypeDefinition>())
        {
            var type = Create(definition);
            if (!_byName.TryAdd(type.Name, type))
                continue;
            type.Syntax = [definition, .. extensions[type.Name]];
            type.AppliedDirectives = [.. type.Syntax.SelectMany(static node => node.Directives)];
            types.Add(type);
        }
        All = types.ToImmutable();
    }

    public ImmutableArray<NamedType> All { get; }

    public NamedType? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The type that a reference means; the rules of the document have made sure that it is there.</summary>
    public SchemaType Find(TypeReference reference) => reference switch
    {
        ListTypeReference list => Find(list.ItemType).List(),
        NonNullTypeReference wrapper => Find(wrapper.NullableType).NonNull(),
        _ => _byName[((NamedTypeReference)reference).Name.Value],
    };

    private static NamedType Create(TypeDefinition definition)
    {
        var (name, description) = (definition.Name.Value, definition.Description?.Text);
        return definition switch
        {
            ScalarTypeDefinition => new ScalarType(name, description),
            ObjectTypeDefinition => new ObjectType(name, description, null),
            InterfaceTypeDefinition => new InterfaceType(name, description).ResolveTypeName(JsonTypeResolver.Resolve),
            UnionTypeDefinition => new UnionType(name, description).ResolveTypeName(JsonTypeResolver.Resolve),
            EnumTypeDefinition => new EnumType(name, description),
            InputObjectTypeDefinition => new InputObjectType(name, description, false),
            _ => throw new InvalidOperationException($"{definition.GetType().Name} defines no type."),
        };
    }
}
