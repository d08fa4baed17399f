using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language.Printing;

/// <summary>Definitions and extensions of the type system.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteDefinition(Definition definition)
    {
        switch (definition)
        {
            case OperationDefinition operation:
                WriteOperation(operation);
                break;
            case FragmentDefinition fragment:
                WriteFragment(fragment);
                break;
            case SchemaDefinition schema:
                WriteDescription(schema.Description);
                WriteSchema("schema", schema.Directives, schema.OperationTypes);
                break;
            case SchemaExtension schema:
                WriteSchema("extend schema", schema.Directives, schema.OperationTypes);
                break;
            case DirectiveDefinition directive:
                WriteDirectiveDefinition(directive);
                break;
            case TypeDefinition type:
                WriteDescription(type.Description);
                WriteTypeSyntax(type);
                break;
            case TypeExtension type:
                Write("extend ").WriteTypeSyntax(type);
                break;
        }
    }

    private void WriteSchema(string keyword, ImmutableArray<Directive> directives, ImmutableArray<OperationTypeDefinition> types)
    {
        Write(keyword).WriteDirectives(directives);
        WriteOptionalBlock(types);
    }

    private void WriteDirectiveDefinition(DirectiveDefinition directive)
    {
        WriteDescription(directive.Description);
        Write($"directive @{directive.Name}").WriteArgumentDefinitions(directive.Arguments);
        Write(directive.IsRepeatable ? " repeatable on " : " on ");
        Write(string.Join(" | ", directive.Locations));
    }

    private void WriteTypeSyntax(TypeSyntax type)
    {
        Write($"{KeywordOf(type)} {type.Name}");
        if (type is IFieldsSyntax { Interfaces: { IsEmpty: false } interfaces })
            Write(" implements ").WriteJoined(interfaces, " & ");
        WriteDirectives(type.Directives);
        switch (type)
        {
            case IFieldsSyntax fields:
                WriteOptionalBlock(fields.Fields);
                break;
            case UnionTypeDefinition union:
                WriteMembers(union.Members);
                break;
            case UnionTypeExtension union:
                WriteMembers(union.Members);
                break;
            case EnumTypeDefinition enumType:
                WriteOptionalBlock(enumType.Values);
                break;
            case EnumTypeExtension enumType:
                WriteOptionalBlock(enumType.Values);
                break;
            case InputObjectTypeDefinition input:
                WriteOptionalBlock(input.Fields);
                break;
            case InputObjectTypeExtension input:
                WriteOptionalBlock(input.Fields);
                break;
        }
    }

    private static string KeywordOf(TypeSyntax type) => type switch
    {
        ScalarTypeDefinition or ScalarTypeExtension => "scalar",
        ObjectTypeDefinition or ObjectTypeExtension => "type",
        InterfaceTypeDefinition or InterfaceTypeExtension => "interface",
        UnionTypeDefinition or UnionTypeExtension => "union",
        EnumTypeDefinition or EnumTypeExtension => "enum",
        _ => "input",
    };

    private void WriteOptionalBlock<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        if (!nodes.IsEmpty)
            Write(" ").WriteBlock(nodes);
    }

    private void WriteMembers(ImmutableArray<NamedTypeReference> members)
    {
        if (!members.IsEmpty)
            Write(" = ").WriteJoined(members, " | ");
    }

    private void WriteFieldDefinition(FieldDefinition field)
    {
        WriteDescription(field.Description);
        Write(field.Name.Value).WriteArgumentDefinitions(field.Arguments);
        Write(": ").WriteType(field.Type);
        WriteDirectives(field.Directives);
    }

    private void WriteArgumentDefinitions(ImmutableArray<InputValueDefinition> arguments)
    {
        if (arguments.Any(argument => argument.Description is not null))
            WriteLines("(", arguments, ")");
        else
            WriteInParentheses(arguments);
    }

    private void WriteInputValue(InputValueDefinition input)
    {
        WriteDescription(input.Description);
        Write($"{input.Name}: ").WriteType(input.Type);
        WriteDefault(input.DefaultValue);
        WriteDirectives(input.Directives);
    }
}
