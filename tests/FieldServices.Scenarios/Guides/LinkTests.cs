using System.Text.RegularExpressions;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Guides;

public sealed partial class LinkTests
{
    [Fact]
    public void Links_between_pages_lead_to_files_and_headings_that_exist()
    {
        var broken = Guide.All.SelectMany(page => LinksOf(page).Where(target => !Exists(page, target)).Select(target => $"{page}: {target}"));

        Assert.Equal([], broken);
    }

    [Fact]
    public void The_start_page_links_to_guides_that_exist()
    {
        var page = File.ReadAllText(RepositoryRoot.At("src", "FieldServices.Api", "StartPage", "Assets", "index.html"));
        var guides = GuideLink().Matches(page).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(guides);
        Assert.All(guides, guide => Assert.True(File.Exists(RepositoryRoot.At("docs", guide)), guide));
    }

    private static IEnumerable<string> LinksOf(string page) => Link().Matches(string.Join('\n', Prose(new Guide(page)))).Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Prose(Guide guide)
    {
        var inside = GuideBlock.AllIn(guide.Lines).SelectMany(b => Enumerable.Range(b.FirstLine, b.LastLine - b.FirstLine)).ToHashSet();
        return guide.Lines.Where((_, i) => !inside.Contains(i));
    }

    private static bool Exists(string page, string target)
    {
        if (target.StartsWith("http", StringComparison.Ordinal))
            return true;
        var (file, anchor) = target.Split('#') is [var f, var a] ? (f, a) : (target, "");
        var path = file.Length == 0 ? page : Path.GetRelativePath(RepositoryRoot.Path, Path.Combine(RepositoryRoot.Path, Path.GetDirectoryName(page)!, file));
        return File.Exists(RepositoryRoot.At(path)) && (anchor.Length == 0 || AnchorsOf(path).Contains(anchor));
    }

    // As the usual renderers of Markdown make them.
    private static IEnumerable<string> AnchorsOf(string page) => Prose(new Guide(page))
        .Where(l => l.StartsWith('#'))
        .Select(l => NotInAnchor().Replace(l.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"href=""/guides/([^""]+)""")]
    private static partial Regex GuideLink();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
