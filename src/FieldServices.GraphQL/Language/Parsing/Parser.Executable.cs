using System.Collections.Immutable;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Operations, fragments and selections (specification: Operations to Fragments).</summary>
internal ref partial struct Parser
{
    private OperationDefinition ParseShorthandQuery()
    {
        var start = _token.Location;
        return new OperationDefinition(null, [], [], ParseSelectionSet(), OperationKind.Query, null, start);
    }

    private OperationDefinition ParseOperation(StringValue? description, Location start)
    {
        var kind = ParseOperationKind();
        Name? name = At(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConstant: false);
        return new OperationDefinition(description, variables, directives, ParseSelectionSet(), kind, name, start);
    }

    private OperationKind ParseOperationKind()
    {
        var token = _token;
        return ParseName().Value switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw Unexpected(token),
        };
    }

    private FragmentDefinition ParseFragmentDefinition(StringValue? description, Location start)
    {
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        ExpectKeyword("on");
        var condition = ParseNamedType();
        var directives = ParseDirectives(isConstant: false);
        return new FragmentDefinition(description, directives, ParseSelectionSet(), name, condition, start);
    }

    private Name ParseFragmentName() => AtKeyword("on") ? throw Unexpected() : ParseName();

    private ImmutableArray<VariableDefinition> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.ParenthesisOpen))
            return [];
        var mark = _nodes.Begin();
        do
            _nodes.Push(ParseVariableDefinition());
        while (!Skip(TokenKind.ParenthesisClose));
        return _nodes.End<VariableDefinition>(mark);
    }

    private VariableDefinition ParseVariableDefinition()
    {
        var start = _token.Location;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = ParseDefaultValue();
        return new VariableDefinition(description, variable, type, defaultValue, ParseDirectives(isConstant: true), start);
    }

    private SelectionSet ParseSelectionSet()
    {
        Enter();
        var start = Expect(TokenKind.BraceOpen);
        var mark = _nodes.Begin();
        do
            _nodes.Push(At(TokenKind.Spread) ? ParseFragment() : ParseField());
        while (!Skip(TokenKind.BraceClose));
        Leave();
        return new SelectionSet(_nodes.End<Selection>(mark), start);
    }

    private Field ParseField()
    {
        var start = _token.Location;
        Name? alias = null;
        var name = ParseName();
        if (Skip(TokenKind.Colon))
            (alias, name) = (name, ParseName());
        var arguments = ParseArguments(isConstant: false);
        var directives = ParseDirectives(isConstant: false);
        var selectionSet = At(TokenKind.BraceOpen) ? ParseSelectionSet() : null;
        return new Field(directives, alias, name, arguments, selectionSet, start);
    }

    private Selection ParseFragment()
    {
        var start = Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on");
        if (!hasCondition && At(TokenKind.Name))
        {
            var name = ParseFragmentName();
            return new FragmentSpread(ParseDirectives(isConstant: false), name, start);
        }
        var condition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConstant: false);
        return new InlineFragment(directives, condition, ParseSelectionSet(), start);
    }

    private ImmutableArray<Directive> ParseDirectives(bool isConstant)
    {
        if (!At(TokenKind.At))
            return [];
        var mark = _nodes.Begin();
        do
        {
            var start = Expect(TokenKind.At);
            var name = ParseName();
            _nodes.Push(new Directive(name, ParseArguments(isConstant), start));
        }
        while (At(TokenKind.At));
        return _nodes.End<Directive>(mark);
    }

    private ImmutableArray<Argument> ParseArguments(bool isConstant)
    {
        if (!Skip(TokenKind.ParenthesisOpen))
            return [];
        var mark = _nodes.Begin();
        do
        {
            var name = ParseName();
            Expect(TokenKind.Colon);
            _nodes.Push(new Argument(name, ParseValue(isConstant), name.Location));
        }
        while (!Skip(TokenKind.ParenthesisClose));
        return _nodes.End<Argument>(mark);
    }
}
