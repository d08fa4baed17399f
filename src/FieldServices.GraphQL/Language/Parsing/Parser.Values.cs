namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Values and type references (specification: Input Values, Variables, Type References).</summary>
internal ref partial struct Parser
{
    private Value? ParseDefaultValue() => Skip(TokenKind.EqualsSign) ? ParseValue(isConstant: true) : null;

    private Value ParseValue(bool isConstant)
    {
        switch (_token.Kind)
        {
            case TokenKind.BracketOpen:
                return ParseList(isConstant);
            case TokenKind.BraceOpen:
                return ParseObject(isConstant);
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Dollar:
                return isConstant ? throw VariableInConstant() : ParseVariable();
            case TokenKind.Int or TokenKind.Float or TokenKind.Name:
                var value = ParseScalar();
                Advance();
                return value;
            default:
                throw Unexpected();
        }
    }

    private readonly Value ParseScalar() => _token.Kind switch
    {
        TokenKind.Int => new IntValue(TokenText.ToString(), _token.Location),
        TokenKind.Float => new FloatValue(TokenText.ToString(), _token.Location),
        _ => ParseWord(),
    };

    private readonly Value ParseWord() => TokenText switch
    {
        "true" => new BooleanValue(true, _token.Location),
        "false" => new BooleanValue(false, _token.Location),
        "null" => new NullValue(_token.Location),
        _ => new EnumValue(TokenText.ToString(), _token.Location),
    };

    private Errors.GraphQLSyntaxException VariableInConstant()
    {
        var dollar = _token;
        Advance();
        return At(TokenKind.Name)
            ? SyntaxErrors.At(dollar.Location, $"Unexpected variable \"${TokenText}\" in constant value.")
            : Unexpected(dollar);
    }

    private Variable ParseVariable()
    {
        var start = Expect(TokenKind.Dollar);
        return new Variable(ParseName(), start);
    }

    private StringValue ParseString()
    {
        var value = new StringValue(_token.Text!, At(TokenKind.BlockString), _token.Location);
        Advance();
        return value;
    }

    private ListValue ParseList(bool isConstant)
    {
        Enter();
        var start = Expect(TokenKind.BracketOpen);
        var mark = _nodes.Begin();
        while (!Skip(TokenKind.BracketClose))
            _nodes.Push(ParseValue(isConstant));
        Leave();
        return new ListValue(_nodes.End<Value>(mark), start);
    }

    private ObjectValue ParseObject(bool isConstant)
    {
        Enter();
        var start = Expect(TokenKind.BraceOpen);
        var mark = _nodes.Begin();
        while (!Skip(TokenKind.BraceClose))
        {
            var name = ParseName();
            Expect(TokenKind.Colon);
            _nodes.Push(new ObjectField(name, ParseValue(isConstant), name.Location));
        }
        Leave();
        return new ObjectValue(_nodes.End<ObjectField>(mark), start);
    }

    private TypeReference ParseTypeReference()
    {
        var start = _token.Location;
        TypeReference type = At(TokenKind.BracketOpen) ? ParseListType() : ParseNamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeReference(type, start) : type;
    }

    private ListTypeReference ParseListType()
    {
        Enter();
        var start = Expect(TokenKind.BracketOpen);
        var item = ParseTypeReference();
        Expect(TokenKind.BracketClose);
        Leave();
        return new ListTypeReference(item, start);
    }

    private NamedTypeReference ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeReference(name, name.Location);
    }
}
