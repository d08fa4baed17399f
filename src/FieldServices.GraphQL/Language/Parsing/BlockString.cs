using System.Text;

namespace FieldServices.GraphQL.Language.Parsing;

/// <summary>The text of a block string (specification: BlockStringValue) and back.</summary>
internal static class BlockString
{
    private const string Quotes = "\"\"\"";
    private const int LongestLine = 70;
    private const string EscapedQuotes = "\\\"\"\"";

    /// <summary>Resolves the escapes and takes away common indentation and the blank lines at both ends.</summary>
    public static string Decode(ReadOnlySpan<char> raw)
    {
        var (indent, first, last) = Measure(raw);
        var text = new StringBuilder(raw.Length);
        var index = 0;
        foreach (var line in new LineEnumerator(raw))
        {
            if (index >= first && index <= last)
            {
                if (index > first)
                    text.Append('\n');
                text.Append(index == 0 ? line : line[Math.Min(indent, line.Length)..]);
            }
            index++;
        }
        return text.Replace(EscapedQuotes, Quotes).ToString();
    }

    /// <summary>The common indentation of all lines but the first, and the first and the last line that are not blank.</summary>
    private static (int Indent, int First, int Last) Measure(ReadOnlySpan<char> raw)
    {
        var (indent, first, last, index) = (int.MaxValue, int.MaxValue, -1, 0);
        foreach (var line in new LineEnumerator(raw))
        {
            var leading = line.IndexOfAnyExcept(' ', '\t');
            if (leading >= 0)
            {
                first = Math.Min(first, index);
                last = index;
                if (index != 0)
                    indent = Math.Min(indent, leading);
            }
            index++;
        }
        return (indent, first, last);
    }

    /// <summary>Whether a text can be printed as a block string and read back as it is.</summary>
    public static bool CanHold(string text)
    {
        if (text.Length == 0)
            return true;
        if (text.Any(character => character < ' ' && character is not ('\n' or '\t')))
            return false;
        var lines = text.Split('\n');
        if (IsBlank(lines[0]) || IsBlank(lines[^1]))
            return false;
        // Indentation that all further lines share would be taken away when read, unless the text begins on the first
        // line and that one is printed beside the quotes; so it is not relied upon.
        return lines.Length == 1 || lines.Any(line => !IsBlank(line) && line[0] is not (' ' or '\t'));
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;

    /// <summary>Prints a text that <see cref="CanHold"/> accepts.</summary>
    public static string Encode(string text)
    {
        var escaped = text.Replace(Quotes, EscapedQuotes, StringComparison.Ordinal);
        var isLine = !text.Contains('\n', StringComparison.Ordinal);
        var isBroken = !isLine || text.Length > LongestLine || text.EndsWith('"') || text.EndsWith('\\');
        // Only on the first line does leading white space survive by itself.
        var staysOnFirstLine = isLine && text.Length > 0 && text[0] is (' ' or '\t');
        var leading = isBroken && !staysOnFirstLine ? "\n" : "";
        return $"{Quotes}{leading}{escaped}{(isBroken ? "\n" : "")}{Quotes}";
    }
}
