using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Type-system definitions (specification: Type System).</summary>
internal ref partial struct Parser
{
    private SchemaDefinition ParseSchema(StringValue? description, Location start)
    {
        Advance();
        var directives = ParseDirectives(isConstant: true);
        if (!At(TokenKind.BraceOpen))
            throw Expected(Token.Describe(TokenKind.BraceOpen));
        return new SchemaDefinition(directives, description, ParseOperationTypes(), start);
    }

    private ScalarTypeDefinition ParseScalar(StringValue? description, Location start)
    {
        Advance();
        var name = ParseName();
        return new ScalarTypeDefinition(ParseDirectives(isConstant: true), name, description, start);
    }

    private ObjectTypeDefinition ParseObject(StringValue? description, Location start)
    {
        Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConstant: true);
        return new ObjectTypeDefinition(directives, name, description, interfaces, ParseFields(), start);
    }

    private InterfaceTypeDefinition ParseInterface(StringValue? description, Location start)
    {
        Advance();
        var name = ParseName();
        var interfaces = ParseInterfaces();
        var directives = ParseDirectives(isConstant: true);
        return new InterfaceTypeDefinition(directives, name, description, interfaces, ParseFields(), start);
    }

    private UnionTypeDefinition ParseUnion(StringValue? description, Location start)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        return new UnionTypeDefinition(directives, name, description, ParseUnionMembers(), start);
    }

    private EnumTypeDefinition ParseEnum(StringValue? description, Location start)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        return new EnumTypeDefinition(directives, name, description, ParseEnumValues(), start);
    }

    private InputObjectTypeDefinition ParseInputObject(StringValue? description, Location start)
    {
        Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConstant: true);
        return new InputObjectTypeDefinition(directives, name, description, ParseInputFields(), start);
    }

    private DirectiveDefinition ParseDirectiveDefinition(StringValue? description, Location start)
    {
        Advance();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinition([], description, name, arguments, isRepeatable, ParseDirectiveLocations(), start);
    }

    private ImmutableArray<Name> ParseDirectiveLocations()
    {
        var locations = ImmutableArray.CreateBuilder<Name>();
        Skip(TokenKind.Pipe);
        do
        {
            var token = _token;
            var name = ParseName();
            if (!DirectiveLocationNames.Contains(name.Value))
                throw Unexpected(token);
            locations.Add(name);
        }
        while (Skip(TokenKind.Pipe));
        return locations.ToImmutable();
    }
}
