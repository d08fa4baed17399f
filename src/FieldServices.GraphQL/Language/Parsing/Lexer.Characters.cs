using System.Text;
using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>Characters: which may stand in a text, and how error messages name those that may not.</summary>
internal ref partial struct Lexer
{
    private readonly GraphQLSyntaxException UnexpectedCharacter()
    {
        if (Source[_position] == '\'')
            return Error(_position, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
        var adjective = ScalarLength(_position) == 0 ? "Invalid" : "Unexpected";
        return Error(_position, $"{adjective} character: {DescribeCharacter(_position)}.");
    }

    /// <summary>The code units of the Unicode scalar value at a position; 0 where half a surrogate pair stands.</summary>
    private readonly int ScalarLength(int position)
    {
        if (!char.IsSurrogate(Source[position]))
            return 1;
        return Rune.DecodeFromUtf16(Source[position..], out _, out var length) == System.Buffers.OperationStatus.Done ? length : 0;
    }

    private readonly string DescribeCharacter(int position)
    {
        if (position >= Source.Length)
            return Token.Describe(TokenKind.EndOfFile);
        var isScalar = Rune.DecodeFromUtf16(Source[position..], out var rune, out _) == System.Buffers.OperationStatus.Done;
        var code = isScalar ? rune.Value : Source[position];
        return code switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{(char)code}\"",
            _ => $"U+{code:X4}",
        };
    }
}
