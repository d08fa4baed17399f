namespace FieldServices.Scenarios.Guides;

/// <summary>Pieces of programs in the guides are pieces of the files that they are taken from, which tests run.</summary>
public sealed class SnippetTests
{
    private const string From = "<!-- from ";

    [Fact]
    public void Every_piece_of_a_script_stands_in_the_file_that_it_names()
    {
        var scripts = Guide.All.Select(page => new Guide(page)).SelectMany(page => GuideBlock.AllIn(page.Lines).Where(b => b.Language is "js" or "jsx").Select(b => (page, b))).ToList();

        Assert.NotEmpty(scripts);
        Assert.Equal([], scripts.Where(s => !StandsInItsFile(s.page, s.b)).Select(s => $"{s.page.Path}:{s.b.FirstLine}"));
    }

    private static bool StandsInItsFile(Guide page, GuideBlock block)
    {
        var source = page.Lines[block.FirstLine - 2];
        if (!source.StartsWith(From, StringComparison.Ordinal))
            return false;
        var file = File.ReadAllLines(RepositoryRoot.At("docs", source[From.Length..].Replace(" -->", "", StringComparison.Ordinal)));
        var wanted = block.Text.Split('\n');
        return Enumerable.Range(0, Math.Max(0, file.Length - wanted.Length + 1)).Any(start => Without(file.AsSpan(start, wanted.Length)).SequenceEqual(wanted));
    }

    // A piece from inside a function begins at the margin.
    private static IEnumerable<string> Without(ReadOnlySpan<string> lines)
    {
        var margin = lines[0].Length - lines[0].TrimStart().Length;
        return [.. lines.ToArray().Select(l => l.Length >= margin ? l[margin..] : l)];
    }
}
