using System.Text;

namespace FieldServices.Scenarios.Messages;

/// <summary>A mail as the server got it.</summary>
public sealed record ReceivedMail(string From, string To, IReadOnlyList<string> Lines, bool Encrypted)
{
    private int Gap => Lines.ToList().IndexOf("");

    /// <summary>The headers, unfolded.</summary>
    public IReadOnlyList<string> Headers => string.Join("\r\n", Lines.Take(Gap)).Replace("\r\n ", "\n", StringComparison.Ordinal).Split("\r\n");

    /// <summary>The text with line feeds, decoded.</summary>
    public string Text
    {
        get
        {
            var body = Lines.Skip(Gap + 1);
            return Header("Content-Transfer-Encoding") == "base64"
                ? Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body))).ReplaceLineEndings("\n")
                : string.Join('\n', body);
        }
    }

    /// <summary>A header, with its encoded words decoded.</summary>
    public string Header(string name)
    {
        var value = Headers.Single(h => h.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];
        return string.Concat(value.Split('\n').Select(Decoded));
    }

    private static string Decoded(string word) => word.StartsWith("=?utf-8?B?", StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word[10..word.IndexOf("?=", StringComparison.Ordinal)])) + word[(word.IndexOf("?=", StringComparison.Ordinal) + 2)..]
        : word;
}
