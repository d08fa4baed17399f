using System.Globalization;
using System.Text;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Quoted strings and their escapes (specification: String Value).</summary>
internal ref partial struct Lexer
{
    private const int LongestVariableEscape = 12;

    private Token ReadString()
    {
        var (start, position, chunk) = (_position, _position + 1, _position + 1);
        StringBuilder? decoded = null;
        while (position < Source.Length && Source[position] is not ('\n' or '\r'))
        {
            if (Source[position] == '"')
                return TakeString(TokenKind.String, start, position + 1, Join(decoded, Source[chunk..position]));
            if (Source[position] == '\\')
            {
                decoded = (decoded ?? new StringBuilder()).Append(Source[chunk..position]);
                position += AppendEscape(decoded, position);
                chunk = position;
            }
            else
                position += CharacterLength(position);
        }
        throw Error(position, "Unterminated string.");
    }

    private Token TakeString(TokenKind kind, int start, int end, string text)
    {
        var token = new Token(kind, start, end, LocationAt(start), text);
        _position = end;
        return token;
    }

    private static string Join(StringBuilder? decoded, ReadOnlySpan<char> rest)
        => decoded is null ? rest.ToString() : decoded.Append(rest).ToString();

    private readonly int CharacterLength(int position)
    {
        var length = ScalarLength(position);
        return length > 0
            ? length
            : throw Error(position, $"Invalid character within String: {DescribeCharacter(position)}.");
    }

    /// <summary>Decodes the escape sequence at a position and says how many code units it takes.</summary>
    private readonly int AppendEscape(StringBuilder decoded, int position)
    {
        if (At(position + 1) == 'u')
            return At(position + 2) == '{' ? AppendVariableEscape(decoded, position) : AppendFixedEscape(decoded, position);
        decoded.Append(At(position + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(position, $"Invalid character escape sequence: \"{Slice(position, 2)}\"."),
        });
        return 2;
    }

    /// <summary><c>\u{1F600}</c>: one scalar value in any number of digits that fits.</summary>
    private readonly int AppendVariableEscape(StringBuilder decoded, int position)
    {
        var (code, size) = (0L, 3);
        while (size < LongestVariableEscape)
        {
            var character = At(position + size++);
            if (character == '}' && size >= 5 && code <= 0x10FFFF && Rune.IsValid((int)code))
            {
                decoded.Append(new Rune((int)code).ToString());
                return size;
            }
            if (!char.IsAsciiHexDigit(character))
                break;
            code = (code << 4) | (uint)HexValue(character);
            if (code > int.MaxValue)
                break;
        }
        throw InvalidUnicodeEscape(position, size);
    }

    /// <summary><c>\u00E9</c>, or the two halves of a surrogate pair one after the other.</summary>
    private readonly int AppendFixedEscape(StringBuilder decoded, int position)
    {
        var code = FourHexDigits(position + 2);
        if (code >= 0 && Rune.IsValid(code))
        {
            decoded.Append((char)code);
            return 6;
        }
        if (code >= 0 && char.IsHighSurrogate((char)code) && At(position + 6) == '\\' && At(position + 7) == 'u')
        {
            var low = FourHexDigits(position + 8);
            if (low >= 0 && char.IsLowSurrogate((char)low))
            {
                decoded.Append((char)code).Append((char)low);
                return 12;
            }
        }
        throw InvalidUnicodeEscape(position, 6);
    }

    private readonly Errors.GraphQLSyntaxException InvalidUnicodeEscape(int position, int size)
        => Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, size)}\".");

    private readonly string Slice(int position, int length)
        => Source.Slice(position, Math.Min(length, Source.Length - position)).ToString();

    private readonly int FourHexDigits(int position)
        => position + 4 <= Source.Length
            && int.TryParse(Source.Slice(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                ? code
                : -1;

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
