using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>The parts that definitions and extensions of the type system share. Each list is empty when it is absent.</summary>
internal ref partial struct Parser
{
    private ImmutableArray<OperationTypeDefinition> ParseOperationTypes()
    {
        if (!Skip(TokenKind.BraceOpen))
            return [];
        var mark = _nodes.Begin();
        do
        {
            var start = _token.Location;
            var kind = ParseOperationKind();
            Expect(TokenKind.Colon);
            _nodes.Push(new OperationTypeDefinition(kind, ParseNamedType(), start));
        }
        while (!Skip(TokenKind.BraceClose));
        return _nodes.End<OperationTypeDefinition>(mark);
    }

    private ImmutableArray<NamedTypeReference> ParseInterfaces()
        => SkipKeyword("implements") ? ParseNamedTypes(TokenKind.Ampersand) : [];

    private ImmutableArray<NamedTypeReference> ParseUnionMembers()
        => Skip(TokenKind.EqualsSign) ? ParseNamedTypes(TokenKind.Pipe) : [];

    private ImmutableArray<NamedTypeReference> ParseNamedTypes(TokenKind separator)
    {
        var mark = _nodes.Begin();
        Skip(separator);
        do
            _nodes.Push(ParseNamedType());
        while (Skip(separator));
        return _nodes.End<NamedTypeReference>(mark);
    }

    private ImmutableArray<FieldDefinition> ParseFields()
    {
        if (!Skip(TokenKind.BraceOpen))
            return [];
        var mark = _nodes.Begin();
        do
            _nodes.Push(ParseFieldDefinition());
        while (!Skip(TokenKind.BraceClose));
        return _nodes.End<FieldDefinition>(mark);
    }

    private FieldDefinition ParseFieldDefinition()
    {
        var start = _token.Location;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        return new FieldDefinition(description, name, arguments, type, ParseDirectives(isConstant: true), start);
    }

    private ImmutableArray<InputValueDefinition> ParseArgumentDefinitions()
        => ParseInputValues(TokenKind.ParenthesisOpen, TokenKind.ParenthesisClose);

    private ImmutableArray<InputValueDefinition> ParseInputFields()
        => ParseInputValues(TokenKind.BraceOpen, TokenKind.BraceClose);

    private ImmutableArray<InputValueDefinition> ParseInputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
            return [];
        var mark = _nodes.Begin();
        do
            _nodes.Push(ParseInputValue());
        while (!Skip(close));
        return _nodes.End<InputValueDefinition>(mark);
    }

    private InputValueDefinition ParseInputValue()
    {
        var start = _token.Location;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = ParseDefaultValue();
        return new InputValueDefinition(description, name, type, defaultValue, ParseDirectives(isConstant: true), start);
    }

    private ImmutableArray<EnumValueDefinition> ParseEnumValues()
    {
        if (!Skip(TokenKind.BraceOpen))
            return [];
        var mark = _nodes.Begin();
        do
        {
            var start = _token.Location;
            var description = ParseDescription();
            var name = ParseEnumValueName();
            _nodes.Push(new EnumValueDefinition(description, name, ParseDirectives(isConstant: true), start));
        }
        while (!Skip(TokenKind.BraceClose));
        return _nodes.End<EnumValueDefinition>(mark);
    }

    private Name ParseEnumValueName()
    {
        if (At(TokenKind.Name) && TokenText is "true" or "false" or "null")
        {
            var description = $"{_token.Describe(_lexer.Source)} is reserved and cannot be used for an enum value.";
            throw SyntaxErrors.At(_token.Location, description);
        }
        return ParseName();
    }
}
