using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Makes a type-system document of a schema.</summary>
internal static class SchemaSyntaxTree
{
    public static Document Of(Schema schema)
    {
        var definitions = ImmutableArray.CreateBuilder<Definition>();
        if (OfRoots(schema) is { } roots)
            definitions.Add(roots);
        definitions.AddRange(schema.Directives.Where(static directive => !directive.IsBuiltIn).Select(Of));
        definitions.AddRange(schema.Types.Where(static type => !type.IsBuiltIn).Select(static type => Of(type)));
        return new Document(definitions.ToImmutable(), default);
    }

    /// <summary>The definition of the schema itself; null where the usual names say it all.</summary>
    private static SchemaDefinition? OfRoots(Schema schema)
    {
        var roots = Enum.GetValues<OperationKind>().Select(kind => (Kind: kind, Type: schema.RootType(kind))).ToList();
        var usual = roots.All(root => root.Type is null ? schema.FindType(root.Kind.ToString()) is null : root.Type.Name == root.Kind.ToString());
        if (usual && schema.Description is null)
            return null;
        var operations = roots.Where(static root => root.Type is not null)
            .Select(static root => new OperationTypeDefinition(root.Kind, Reference(root.Type!), default));
        return new SchemaDefinition([], Text(schema.Description), [.. operations], default);
    }

    private static DirectiveDefinition Of(SchemaDirective directive) => new(
        [],
        Text(directive.Description),
        Name(directive.Name),
        [.. directive.Arguments.Select(Of)],
        directive.IsRepeatable,
        [.. directive.Locations.Select(static location => Name(location.ToName()))],
        default);

    private static TypeDefinition Of(NamedType type)
    {
        var (name, description) = (Name(type.Name), Text(type.Description));
        var applied = Custom(type.AppliedDirectives);
        return type switch
        {
            ScalarType scalar => new ScalarTypeDefinition([.. SpecifiedBy(scalar), .. applied], name, description, default),
            ObjectType fields => new ObjectTypeDefinition(applied, name, description, Interfaces(fields), [.. fields.Fields.Select(Of)], default),
            InterfaceType fields => new InterfaceTypeDefinition(applied, name, description, Interfaces(fields), [.. fields.Fields.Select(Of)], default),
            UnionType union => new UnionTypeDefinition(applied, name, description, [.. union.Members.Select(static member => Reference(member))], default),
            EnumType members => new EnumTypeDefinition(applied, name, description, [.. members.Members.Select(Of)], default),
            InputObjectType input => new InputObjectTypeDefinition([.. OneOf(input), .. applied], name, description, [.. input.Fields.Select(Of)], default),
            _ => throw new InvalidOperationException($"{type.GetType().Name} is no kind of type."),
        };
    }

    private static FieldDefinition Of(OutputField field) => new(
        Text(field.Description),
        Name(field.Name),
        [.. field.Arguments.Select(Of)],
        Reference(field.Type),
        [.. Deprecated(field.DeprecationReason), .. Custom(field.AppliedDirectives)],
        default);

    private static InputValueDefinition Of(InputField input) => new(
        Text(input.Description),
        Name(input.Name),
        Reference(input.Type),
        input.Default?.Literal,
        [.. Deprecated(input.DeprecationReason), .. Custom(input.AppliedDirectives)],
        default);

    private static EnumValueDefinition Of(EnumMember member) => new(
        Text(member.Description), Name(member.Name), [.. Deprecated(member.DeprecationReason), .. Custom(member.AppliedDirectives)], default);

    private static ImmutableArray<NamedTypeReference> Interfaces(FieldsType type) => [.. type.Interfaces.Select(static contract => Reference(contract))];

    private static IEnumerable<Directive> SpecifiedBy(ScalarType scalar) =>
        scalar.SpecifiedBy is { } url ? [Directive("specifiedBy", "url", url)] : [];

    private static IEnumerable<Directive> OneOf(InputObjectType input) => input.IsOneOf ? [new Directive(Name("oneOf"), [], default)] : [];

    private static IEnumerable<Directive> Deprecated(string? reason) => reason switch
    {
        null => [],
        BuiltInDirectives.DefaultDeprecationReason => [new Directive(Name("deprecated"), [], default)],
        _ => [Directive("deprecated", "reason", reason)],
    };

    /// <summary>The applied directives that the schema's own properties do not say already.</summary>
    private static ImmutableArray<Directive> Custom(ImmutableArray<Directive> applied) =>
        [.. applied.Where(static directive => directive.Name.Value is not ("deprecated" or "specifiedBy" or "oneOf"))];

    private static Directive Directive(string name, string argument, string text) =>
        new(Name(name), [new Argument(Name(argument), new StringValue(text, false, default), default)], default);

    private static Name Name(string name) => new(name, default);

    private static NamedTypeReference Reference(NamedType type) => new(Name(type.Name), default);

    private static TypeReference Reference(SchemaType type) => type switch
    {
        ListType list => new ListTypeReference(Reference(list.Of), default),
        NonNullType wrapper => new NonNullTypeReference(Reference(wrapper.Of), default),
        _ => Reference((NamedType)type),
    };

    private static StringValue? Text(string? description) => description is null ? null : new StringValue(description, description.Length > 0, default);
}
