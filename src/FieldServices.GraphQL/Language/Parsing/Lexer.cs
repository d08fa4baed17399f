using System.Buffers;
using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Cuts the text into tokens, one at a time (specification: Source Text, Lexical Tokens). Allocates for strings only.</summary>
internal ref partial struct Lexer(ReadOnlySpan<char> source)
{
    private const string NameCharacters = "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const char ByteOrderMark = '\uFEFF';
    private static readonly SearchValues<char> NameContinue = SearchValues.Create(NameCharacters);

    private int _position;
    private int _line = 1;
    private int _lineStart;

    public ReadOnlySpan<char> Source { get; } = source;

    /// <summary>Reads the next token; at the end of the text, <see cref="TokenKind.EndOfFile"/> again and again.</summary>
    public Token Next()
    {
        SkipIgnored();
        if (_position >= Source.Length)
            return new Token(TokenKind.EndOfFile, _position, _position, LocationAt(_position));
        var first = Source[_position];
        if (IsNameStart(first))
            return ReadName();
        var punctuator = PunctuatorOf(first);
        if (punctuator != TokenKind.StartOfFile)
            return Take(punctuator, _position + 1);
        return first switch
        {
            '.' => ReadSpread(),
            '"' => Source[_position..].StartsWith("\"\"\"") ? ReadBlockString() : ReadString(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw UnexpectedCharacter(),
        };
    }

    private void SkipIgnored()
    {
        while (_position < Source.Length)
        {
            switch (Source[_position])
            {
                case ByteOrderMark or '\t' or ' ' or ',':
                    _position++;
                    break;
                case '\n' or '\r':
                    _position += LineBreakLength(_position);
                    BeginLine();
                    break;
                case '#':
                    var length = Source[_position..].IndexOfAny('\n', '\r');
                    _position = length < 0 ? Source.Length : _position + length;
                    break;
                default:
                    return;
            }
        }
    }

    private readonly int LineBreakLength(int position) => Source[position..].StartsWith("\r\n") ? 2 : 1;

    private void BeginLine()
    {
        _line++;
        _lineStart = _position;
    }

    private static TokenKind PunctuatorOf(char character) => character switch
    {
        '!' => TokenKind.Bang,
        '$' => TokenKind.Dollar,
        '&' => TokenKind.Ampersand,
        '(' => TokenKind.ParenthesisOpen,
        ')' => TokenKind.ParenthesisClose,
        ':' => TokenKind.Colon,
        '=' => TokenKind.EqualsSign,
        '@' => TokenKind.At,
        '[' => TokenKind.BracketOpen,
        ']' => TokenKind.BracketClose,
        '{' => TokenKind.BraceOpen,
        '|' => TokenKind.Pipe,
        '}' => TokenKind.BraceClose,
        _ => TokenKind.StartOfFile,
    };

    private Token ReadName()
    {
        var length = Source[_position..].IndexOfAnyExcept(NameContinue);
        return Take(TokenKind.Name, length < 0 ? Source.Length : _position + length);
    }

    private Token ReadSpread()
        => Source[_position..].StartsWith("...") ? Take(TokenKind.Spread, _position + 3) : throw UnexpectedCharacter();

    private Token Take(TokenKind kind, int end)
    {
        var token = new Token(kind, _position, end, LocationAt(_position));
        _position = end;
        return token;
    }

    private readonly char At(int position) => position < Source.Length ? Source[position] : '\0';

    private readonly Location LocationAt(int position) => new(_line, position - _lineStart + 1);

    private readonly GraphQLSyntaxException Error(int position, string description)
        => SyntaxErrors.At(LocationAt(position), description);

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';
}
