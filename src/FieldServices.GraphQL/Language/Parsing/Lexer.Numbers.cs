namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Numbers (specification: Int Value, Float Value).</summary>
internal ref partial struct Lexer
{
    private Token ReadNumber()
    {
        var end = EndOfInteger(_position);
        var kind = TokenKind.Int;
        if (At(end) == '.')
        {
            kind = TokenKind.Float;
            end = EndOfSomeDigits(end + 1);
        }
        if (At(end) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            end = EndOfSomeDigits(At(end + 1) is '+' or '-' ? end + 2 : end + 1);
        }
        if (At(end) == '.' || IsNameStart(At(end)))
            throw ExpectedDigit(end);
        return Take(kind, end);
    }

    private readonly int EndOfInteger(int start)
    {
        if (At(start) == '-')
            start++;
        if (At(start) != '0')
            return EndOfSomeDigits(start);
        if (char.IsAsciiDigit(At(start + 1)))
            throw Error(start + 1, $"Invalid number, unexpected digit after 0: {DescribeCharacter(start + 1)}.");
        return start + 1;
    }

    private readonly int EndOfSomeDigits(int start)
        => char.IsAsciiDigit(At(start)) ? EndOfDigits(start, Source) : throw ExpectedDigit(start);

    private static int EndOfDigits(int start, ReadOnlySpan<char> text)
    {
        var length = text[start..].IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : start + length;
    }

    private readonly Errors.GraphQLSyntaxException ExpectedDigit(int position)
        => Error(position, $"Invalid number, expected digit but got: {DescribeCharacter(position)}.");
}
