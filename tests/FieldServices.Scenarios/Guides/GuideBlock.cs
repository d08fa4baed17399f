namespace FieldServices.Scenarios.Guides;

/// <summary>A fenced block of a guide.</summary>
/// <param name="Language">What stands behind the opening fence.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="FirstLine">The index of the first line between the fences.</param>
/// <param name="LastLine">The index of the closing fence.</param>
public sealed record GuideBlock(string Language, string Text, int FirstLine, int LastLine)
{
    public static IReadOnlyList<GuideBlock> AllIn(IReadOnlyList<string> lines)
    {
        var blocks = new List<GuideBlock>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            var end = i + 1;
            while (lines[end] != "```")
                end++;
            blocks.Add(new GuideBlock(lines[i][3..], string.Join('\n', lines.Skip(i + 1).Take(end - i - 1)), i + 1, end));
            i = end;
        }
        return blocks;
    }

    /// <summary>True when only a blank line or one sentence lies between this block's end and the other's beginning.</summary>
    public bool IsFollowedBy(GuideBlock next) => next.FirstLine - LastLine <= 5;
}
