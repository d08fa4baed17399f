namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>A lexical token: a slice of the text. A string token carries its decoded text.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, Location Location, string? Text = null)
{
    /// <summary>The token as error messages name it, such as <c>Name "id"</c>.</summary>
    public string Describe(ReadOnlySpan<char> source) => Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float => $"{Describe(Kind)} \"{source[Start..End]}\"",
        TokenKind.String or TokenKind.BlockString => $"{Describe(Kind)} \"{Text}\"",
        _ => Describe(Kind),
    };

    /// <summary>A kind of token as error messages name it.</summary>
    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.StartOfFile => "<SOF>",
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenthesisOpen => "\"(\"",
        TokenKind.ParenthesisClose => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.EqualsSign => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketOpen => "\"[\"",
        TokenKind.BracketClose => "\"]\"",
        TokenKind.BraceOpen => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceClose => "\"}\"",
        _ => kind.ToString(),
    };
}
