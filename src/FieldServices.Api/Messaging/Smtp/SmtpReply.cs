using System.Text.RegularExpressions;

namespace FieldServices.Api.Messaging.Smtp;

/// <summary>What the server said to one command.</summary>
/// <param name="Code">The three digits.</param>
/// <param name="Lines">The text of each line.</param>
internal sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>The code with the finer one that many servers add (RFC 3463); never the text, which may quote an address.</summary>
    public string Kind => Finer().Match(Lines[0]) is { Success: true } finer ? $"{Code} {finer.Value}" : $"{Code}";

    public bool IsPermanent => Code is >= 500 and < 600;

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}")]
    private static partial Regex Finer();
}
