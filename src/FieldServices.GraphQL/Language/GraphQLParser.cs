using System.Buffers;
using System.Text.Unicode;
using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Language.Parsing;

namespace FieldServices.GraphQL.Language;

/// <summary>
/// Parses executable and type-system documents of the September 2025 specification. Stateless and safe for concurrent use;
/// takes time and memory linear in the text, and never more than its limits allow.
/// </summary>
public static class GraphQLParser
{
    /// <summary>Parses a document.</summary>
    /// <param name="text">The text; a leading byte order mark is ignored.</param>
    /// <param name="limits">The limits, by default <see cref="ParserLimits.Default"/>.</param>
    /// <exception cref="GraphQLSyntaxException">The text is no document, or goes beyond the limits.</exception>
    public static Document Parse(string text, ParserLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan(), limits ?? ParserLimits.Default);
    }

    /// <summary>Parses a document.</summary>
    /// <param name="utf8Text">The text in UTF-8; a leading byte order mark is ignored.</param>
    /// <param name="limits">The limits, by default <see cref="ParserLimits.Default"/>.</param>
    /// <exception cref="GraphQLSyntaxException">The text is no UTF-8, no document, or goes beyond the limits.</exception>
    public static Document Parse(ReadOnlySpan<byte> utf8Text, ParserLimits? limits = null)
    {
        limits ??= ParserLimits.Default;
        RefuseBeyond(limits, utf8Text.Length);
        var rented = ArrayPool<char>.Shared.Rent(utf8Text.Length);
        try
        {
            var status = Utf8.ToUtf16(utf8Text, rented, out _, out var length, replaceInvalidSequences: false);
            var text = rented.AsSpan(0, length);
            return status == OperationStatus.Done
                ? Parse(text, limits)
                : throw SyntaxErrors.At(LocationOfEnd(text), "The document is not valid UTF-8.");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>Parses one value, such as the default of an argument; variables are allowed in it.</summary>
    /// <param name="text">The text of the value and nothing else.</param>
    /// <param name="limits">The limits, by default <see cref="ParserLimits.Default"/>.</param>
    /// <exception cref="GraphQLSyntaxException">The text is no value, or goes beyond the limits.</exception>
    public static Value ParseValue(string text, ParserLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        limits ??= ParserLimits.Default;
        RefuseBeyond(limits, text.Length);
        var parser = new Parser(text, limits);
        return parser.ParseLoneValue();
    }

    /// <summary>Parses one type reference, such as <c>[ID!]</c>.</summary>
    /// <param name="text">The text of the type reference and nothing else.</param>
    /// <param name="limits">The limits, by default <see cref="ParserLimits.Default"/>.</param>
    /// <exception cref="GraphQLSyntaxException">The text is no type reference, or goes beyond the limits.</exception>
    public static TypeReference ParseType(string text, ParserLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        limits ??= ParserLimits.Default;
        RefuseBeyond(limits, text.Length);
        var parser = new Parser(text, limits);
        return parser.ParseLoneType();
    }

    private static Document Parse(ReadOnlySpan<char> text, ParserLimits limits)
    {
        RefuseBeyond(limits, text.Length);
        var parser = new Parser(text, limits);
        return parser.ParseDocument();
    }

    private static void RefuseBeyond(ParserLimits limits, int length)
    {
        if (length > limits.MaxBytes)
            throw SyntaxErrors.At(new Location(1, 1), $"Document is larger than {limits.MaxBytes} bytes. Parsing aborted.");
    }

    private static Location LocationOfEnd(ReadOnlySpan<char> text)
    {
        var lines = text.EnumerateLines();
        var (line, column) = (0, 1);
        foreach (var content in lines)
            (line, column) = (line + 1, content.Length + 1);
        return new Location(Math.Max(line, 1), column);
    }
}
