using System.Text.RegularExpressions;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Guides;

/// <summary>What the source says, for pages that list it.</summary>
internal static class SourceText
{
    /// <summary>The first group of every match in the files below a folder.</summary>
    public static IEnumerable<string> Find(Regex pattern, params string[] folder) =>
        Directory.EnumerateFiles(RepositoryRoot.At(folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => pattern.Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct().Order(StringComparer.Ordinal);
}
