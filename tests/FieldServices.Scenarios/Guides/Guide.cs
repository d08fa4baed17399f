using FieldServices.TestKit;

namespace FieldServices.Scenarios.Guides;

/// <summary>A page of the documentation.</summary>
public sealed class Guide(string path)
{
    /// <summary>Pages whose examples run against a server.</summary>
    public static readonly string[] WithExamples = ["README.md", "docs/integrators.md", "docs/front-ends.md", "docs/auditors.md", "docs/booking-life-cycle.md", "docs/work-orders.md"];

    /// <summary>True when the pages are to be renewed instead of compared.</summary>
    public static bool Renew => Environment.GetEnvironmentVariable("DOCS") == "write";

    public static IEnumerable<string> All =>
    [
        "README.md", "data/README.md",
        .. Directory.EnumerateFiles(RepositoryRoot.At("docs"), "*.md", SearchOption.AllDirectories).Where(f => !f.Contains("node_modules", StringComparison.Ordinal)).Select(f => System.IO.Path.GetRelativePath(RepositoryRoot.Path, f)),
    ];

    public string Path { get; } = path;

    public string[] Lines { get; } = File.ReadAllLines(RepositoryRoot.At(path));

    /// <summary>The rows of the table under a heading, as cells without code marks; the two heading rows are left out.</summary>
    public IReadOnlyList<string[]> TableUnder(string heading) =>
    [
        .. Lines.SkipWhile(l => l != heading).Skip(1).SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|')).Skip(2)
            .Select(l => l.Trim('|').Split('|').Select(c => c.Trim().Trim('`')).ToArray()),
    ];

    public void Save(IEnumerable<string> lines) => File.WriteAllText(RepositoryRoot.At(Path), string.Join('\n', lines) + "\n");
}
