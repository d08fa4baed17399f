namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Block strings (specification: String Value, Block Strings).</summary>
internal ref partial struct Lexer
{
    private Token ReadBlockString()
    {
        var (start, position, location) = (_position, _position + 3, LocationAt(_position));
        while (position < Source.Length)
        {
            switch (Source[position])
            {
                case '"' when Source[position..].StartsWith("\"\"\""):
                    _position = position + 3;
                    var text = BlockString.Decode(Source[(start + 3)..position]);
                    return new Token(TokenKind.BlockString, start, _position, location, text);
                case '\\' when Source[position..].StartsWith("\\\"\"\""):
                    position += 4;
                    break;
                case '\n' or '\r':
                    position += LineBreakLength(position);
                    _position = position;
                    BeginLine();
                    break;
                default:
                    position += CharacterLength(position);
                    break;
            }
        }
        throw Error(position, "Unterminated string.");
    }
}
