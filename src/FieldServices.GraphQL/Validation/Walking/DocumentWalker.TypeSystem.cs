using System.Collections.Immutable;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Validation;

/// <summary>Definitions and extensions of the type system.</summary>
internal sealed partial class DocumentWalker
{
    private void WalkTypeSystem(TypeSystemDefinition definition)
    {
        foreach (var visitor in visitors)
        {
            visitor.Enter(definition);
            visitor.EnterAnnotated(definition, definition.Directives);
        }
        switch (definition)
        {
            case SchemaDefinition declared:
                WalkSchema(declared.Directives, declared.OperationTypes);
                break;
            case SchemaExtension extension:
                WalkSchema(extension.Directives, extension.OperationTypes);
                break;
            case DirectiveDefinition directive:
                WalkInputs(directive.Arguments, DirectiveLocation.ArgumentDefinition);
                break;
            case TypeSyntax type:
                WalkTypeSyntax(type);
                break;
        }
    }

    private void WalkSchema(ImmutableArray<Directive> directives, ImmutableArray<OperationTypeDefinition> types)
    {
        WalkDirectives(directives, DirectiveLocation.Schema);
        foreach (var type in types)
            WalkType(type.Type);
    }

    private void WalkTypeSyntax(TypeSyntax type)
    {
        if (type is IFieldsSyntax { Interfaces: var interfaces })
            WalkTypes(interfaces);
        WalkDirectives(type.Directives, PlaceOf(type));
        switch (type)
        {
            case IFieldsSyntax fields:
                WalkFields(fields.Fields);
                break;
            case UnionTypeDefinition union:
                WalkTypes(union.Members);
                break;
            case UnionTypeExtension union:
                WalkTypes(union.Members);
                break;
            case EnumTypeDefinition enumType:
                WalkEnumValues(enumType.Values);
                break;
            case EnumTypeExtension enumType:
                WalkEnumValues(enumType.Values);
                break;
            case InputObjectTypeDefinition input:
                WalkInputs(input.Fields, DirectiveLocation.InputFieldDefinition);
                break;
            case InputObjectTypeExtension input:
                WalkInputs(input.Fields, DirectiveLocation.InputFieldDefinition);
                break;
        }
    }

    private static DirectiveLocation PlaceOf(TypeSyntax type) => type switch
    {
        ScalarTypeDefinition or ScalarTypeExtension => DirectiveLocation.Scalar,
        ObjectTypeDefinition or ObjectTypeExtension => DirectiveLocation.Object,
        InterfaceTypeDefinition or InterfaceTypeExtension => DirectiveLocation.Interface,
        UnionTypeDefinition or UnionTypeExtension => DirectiveLocation.Union,
        EnumTypeDefinition or EnumTypeExtension => DirectiveLocation.Enum,
        _ => DirectiveLocation.InputObject,
    };

    private void WalkTypes(ImmutableArray<NamedTypeReference> types)
    {
        foreach (var type in types)
            WalkType(type);
    }

    private void WalkFields(ImmutableArray<FieldDefinition> fields)
    {
        foreach (var field in fields)
        {
            Annotated(field, field.Directives);
            WalkInputs(field.Arguments, DirectiveLocation.ArgumentDefinition);
            WalkType(field.Type);
            WalkDirectives(field.Directives, DirectiveLocation.FieldDefinition);
        }
    }

    private void WalkInputs(ImmutableArray<InputValueDefinition> inputs, DirectiveLocation place)
    {
        foreach (var input in inputs)
        {
            Annotated(input, input.Directives);
            WalkType(input.Type);
            if (input.DefaultValue is { } value)
                WalkValue(value);
            WalkDirectives(input.Directives, place);
        }
    }

    private void WalkEnumValues(ImmutableArray<EnumValueDefinition> values)
    {
        foreach (var value in values)
        {
            Annotated(value, value.Directives);
            WalkDirectives(value.Directives, DirectiveLocation.EnumValue);
        }
    }
}
