using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution.JsonData;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types.Sdl;

/// <summary>Gives types what their definitions and extensions say.</summary>
internal sealed class TypeFilling(TypeNames types, List<GraphQLError> errors)
{
    public void Fill(NamedType type)
    {
        switch (type)
        {
            case ScalarType scalar:
                scalar.SpecifiedBy = AppliedDirectives.Text(scalar.AppliedDirectives, "specifiedBy", "url");
                break;
            case FieldsType fields:
                Fill(fields);
                break;
            case UnionType union:
                Fill(union);
                break;
            case EnumType members:
                foreach (var node in members.Syntax.SelectMany(static syntax => ValuesOf(syntax)))
                    members.Add(Member(node));
                break;
            case InputObjectType input:
                input.IsOneOf = input.AppliedDirectives.Any(static directive => directive.Name.Value == "oneOf");
                foreach (var node in input.Syntax.SelectMany(static syntax => InputsOf(syntax)))
                    input.Add(Input(node));
                break;
        }
    }

    public SchemaDirective Directive(DirectiveDefinition node) => new(
        node.Name.Value,
        node.Description?.Text,
        [.. node.Locations.Select(static location => DirectiveLocations.FromName(location.Value)).OfType<DirectiveLocation>()],
        [.. node.Arguments.Select(Input)],
        node.IsRepeatable) { Syntax = node };

    private void Fill(FieldsType type)
    {
        foreach (var syntax in type.Syntax.OfType<IFieldsSyntax>())
        {
            foreach (var reference in syntax.Interfaces)
                Implement(type, reference);
            foreach (var node in syntax.Fields)
                type.Add(Field(type, node));
        }
    }

    private void Implement(FieldsType type, NamedTypeReference reference)
    {
        if (types.Find(reference) is InterfaceType contract)
            type.Add(contract);
        else
            errors.Add(new GraphQLError($"Type {type} must only implement Interface types, it cannot implement {reference.Name}.", reference.Location));
    }

    private OutputField Field(FieldsType owner, FieldDefinition node)
    {
        var type = types.Find(node.Type);
        var resolver = owner is ObjectType ? new JsonFieldResolver(node.Name.Value, type) : null;
        return new OutputField(
            node.Name.Value, type, [.. node.Arguments.Select(Input)], node.Description?.Text, AppliedDirectives.Deprecation(node.Directives), resolver)
        {
            Syntax = node,
            AppliedDirectives = node.Directives,
        };
    }

    private void Fill(UnionType union)
    {
        foreach (var reference in union.Syntax.SelectMany(static syntax => MembersOf(syntax)))
        {
            if (types.Find(reference) is ObjectType member)
                union.Member(member);
            else
                errors.Add(new GraphQLError($"Union type {union} can only include Object types, it cannot include {reference.Name}.", reference.Location));
        }
    }

    private InputField Input(InputValueDefinition node) => new(
        node.Name.Value,
        types.Find(node.Type),
        node.Description?.Text,
        node.DefaultValue is { } literal ? DefaultValue.OfLiteral(literal) : null,
        AppliedDirectives.Deprecation(node.Directives))
    {
        Syntax = node,
        AppliedDirectives = node.Directives,
    };

    private static EnumMember Member(EnumValueDefinition node) =>
        new(node.Name.Value, node.Name.Value, node.Description?.Text, AppliedDirectives.Deprecation(node.Directives))
        {
            Syntax = node,
            AppliedDirectives = node.Directives,
        };

    private static ImmutableArray<NamedTypeReference> MembersOf(TypeSyntax node) => node switch
    {
        UnionTypeDefinition definition => definition.Members,
        UnionTypeExtension extension => extension.Members,
        _ => [],
    };

    private static ImmutableArray<EnumValueDefinition> ValuesOf(TypeSyntax node) => node switch
    {
        EnumTypeDefinition definition => definition.Values,
        EnumTypeExtension extension => extension.Values,
        _ => [],
    };

    private static ImmutableArray<InputValueDefinition> InputsOf(TypeSyntax node) => node switch
    {
        InputObjectTypeDefinition definition => definition.Fields,
        InputObjectTypeExtension extension => extension.Fields,
        _ => [],
    };
}
