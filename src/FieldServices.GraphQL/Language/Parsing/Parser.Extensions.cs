namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Type-system extensions; each must add something (specification: Type System Extensions).</summary>
internal ref partial struct Parser
{
    private TypeSystemDefinition ParseExtension()
    {
        var start = _token.Location;
        ExpectKeyword("extend");
        if (!At(TokenKind.Name))
            throw Unexpected();
        return TokenText switch
        {
            "schema" => ExtendSchema(start),
            "scalar" => ExtendScalar(start),
            "type" => ExtendObject(start),
            "interface" => ExtendInterface(start),
            "union" => ExtendUnion(start),
            "enum" => ExtendEnum(start),
            "input" => ExtendInputObject(start),
            _ => throw Unexpected(),
        };
    }

    private SchemaExtension ExtendSchema(Location start)
    {
        Advance();
        var directives = ParseDirectives(isConstant: true);
        var operationTypes = ParseOperationTypes();
        RefuseEmpty(directives.IsEmpty && operationTypes.IsEmpty);
        return new SchemaExtension(directives, operationTypes, start);
    }

    private ScalarTypeExtension ExtendScalar(Location start)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        RefuseEmpty(directives.IsEmpty);
        return new ScalarTypeExtension(directives, name, start);
    }

    private ObjectTypeExtension ExtendObject(Location start)
    {
        Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFields();
        RefuseEmpty(interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        return new ObjectTypeExtension(directives, name, interfaces, fields, start);
    }

    private InterfaceTypeExtension ExtendInterface(Location start)
    {
        Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseFields();
        RefuseEmpty(interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty);
        return new InterfaceTypeExtension(directives, name, interfaces, fields, start);
    }

    private UnionTypeExtension ExtendUnion(Location start)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var members = ParseUnionMembers();
        RefuseEmpty(directives.IsEmpty && members.IsEmpty);
        return new UnionTypeExtension(directives, name, members, start);
    }

    private EnumTypeExtension ExtendEnum(Location start)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var values = ParseEnumValues();
        RefuseEmpty(directives.IsEmpty && values.IsEmpty);
        return new EnumTypeExtension(directives, name, values, start);
    }

    private InputObjectTypeExtension ExtendInputObject(Location start)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        var fields = ParseInputFields();
        RefuseEmpty(directives.IsEmpty && fields.IsEmpty);
        return new InputObjectTypeExtension(directives, name, fields, start);
    }

    private readonly void RefuseEmpty(bool isEmpty)
    {
        if (isEmpty)
            throw Unexpected();
    }
}
