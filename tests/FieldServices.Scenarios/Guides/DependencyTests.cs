using System.Text.RegularExpressions;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Guides;

public sealed partial class DependencyTests
{
    [Fact]
    public void Each_package_has_a_line_in_the_documentation()
    {
        var named = PackageVersion().Matches(File.ReadAllText(RepositoryRoot.At("Directory.Packages.props"))).Select(m => m.Groups[1].Value).Order().ToList();
        var guide = new Guide("docs/dependencies.md");
        var documented = guide.TableUnder("## In the product").Concat(guide.TableUnder("## In tests and benchmarks")).Select(r => r[0]);

        Assert.Equal(named, documented.Order());
    }

    [GeneratedRegex("<PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex PackageVersion();
}
