using System.Collections.Immutable;
using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>
/// A recursive-descent parser with one token in hand. This part moves through the tokens and keeps the limits; the other
/// parts hold the grammar. Recursion is bounded by <see cref="ParserLimits.MaxDepth"/>.
/// </summary>
internal ref partial struct Parser
{
    private readonly ParserLimits _limits;
    private readonly NodeStack _nodes = new();
    private Lexer _lexer;
    private Token _token;
    private int _tokens;
    private int _depth;

    public Parser(ReadOnlySpan<char> source, ParserLimits limits)
    {
        _limits = limits;
        _lexer = new Lexer(source);
        Advance();
    }

    public Document ParseDocument()
    {
        var mark = _nodes.Begin();
        do
            _nodes.Push(ParseDefinition());
        while (_token.Kind != TokenKind.EndOfFile);
        return new Document(_nodes.End<Definition>(mark), new Location(1, 1));
    }

    public Value ParseLoneValue()
    {
        var value = ParseValue(isConstant: false);
        Expect(TokenKind.EndOfFile);
        return value;
    }

    public TypeReference ParseLoneType()
    {
        var type = ParseTypeReference();
        Expect(TokenKind.EndOfFile);
        return type;
    }

    private readonly ReadOnlySpan<char> TokenText => _lexer.Source[_token.Start.._token.End];

    private void Advance()
    {
        _token = _lexer.Next();
        if (_token.Kind != TokenKind.EndOfFile && ++_tokens > _limits.MaxTokens)
            throw SyntaxErrors.At(_token.Location, $"Document contains more than {_limits.MaxTokens} tokens. Parsing aborted.");
    }

    private readonly bool At(TokenKind kind) => _token.Kind == kind;

    private readonly bool AtKeyword(string keyword) => At(TokenKind.Name) && TokenText.SequenceEqual(keyword);

    private Location Expect(TokenKind kind)
    {
        if (!At(kind))
            throw Expected(Token.Describe(kind));
        var location = _token.Location;
        Advance();
        return location;
    }

    private bool Skip(TokenKind kind)
    {
        if (!At(kind))
            return false;
        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
            throw Expected($"\"{keyword}\"");
    }

    private bool SkipKeyword(string keyword)
    {
        if (!AtKeyword(keyword))
            return false;
        Advance();
        return true;
    }

    private Name ParseName()
    {
        if (!At(TokenKind.Name))
            throw Expected(Token.Describe(TokenKind.Name));
        var name = new Name(TokenText.ToString(), _token.Location);
        Advance();
        return name;
    }

    /// <summary>Goes one level deeper; every call is paired with <see cref="Leave"/> unless it throws.</summary>
    private void Enter()
    {
        if (++_depth > _limits.MaxDepth)
            throw SyntaxErrors.At(_token.Location, $"Document is nested more than {_limits.MaxDepth} levels deep. Parsing aborted.");
    }

    private void Leave() => _depth--;

    private readonly GraphQLSyntaxException Expected(string what)
        => SyntaxErrors.At(_token.Location, $"Expected {what}, found {_token.Describe(_lexer.Source)}.");

    private readonly GraphQLSyntaxException Unexpected() => Unexpected(_token);

    private readonly GraphQLSyntaxException Unexpected(Token token)
        => SyntaxErrors.At(token.Location, $"Unexpected {token.Describe(_lexer.Source)}.");
}
