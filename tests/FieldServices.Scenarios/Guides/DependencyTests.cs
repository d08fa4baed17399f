using System.Text.RegularExpressions;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Guides;

public sealed partial class DependencyTests
{
    [Fact]
    public void Each_package_has_a_project_that_uses_it_and_a_line_in_the_documentation()
    {
        var named = PackageVersion().Matches(File.ReadAllText(RepositoryRoot.At("Directory.Packages.props"))).Select(m => m.Groups[1].Value).Order().ToList();
        var guide = new Guide("docs/dependencies.md");
        var documented = guide.TableUnder("## In the product").Concat(guide.TableUnder("## In tests and benchmarks")).Select(r => r[0]);

        Assert.Equal(named, Projects().SelectMany(p => PackageReference().Matches(File.ReadAllText(p)).Select(m => m.Groups[1].Value)).Distinct().Order());
        Assert.Equal(named, documented.Order());
    }

    private static IEnumerable<string> Projects() => ((string[])["src", "tests", "benchmarks"])
        .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.At(folder), "*.csproj", SearchOption.AllDirectories));

    [GeneratedRegex("<PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex PackageVersion();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex PackageReference();
}
