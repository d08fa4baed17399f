using FieldServices.TestKit;

namespace FieldServices.Scenarios.Architecture;

/// <summary>Files and methods stay small enough to be read in one go.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 400;
    private const int LongestMethod = 40;

    /// <summary>Files above the limit, each with the reason why it is not split.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    /// <summary>Methods above the limit, by type and name, each with the reason why it is not split.</summary>
    private static readonly Dictionary<string, string> LongMethods = [];

    // A class of tests tells its subject to the end, so those may be a little longer.
    [Theory]
    [InlineData("src", 60)]
    [InlineData("tests", 80)]
    public void Most_files_are_short(string folder, int median)
    {
        var lines = SourceFiles.Below(RepositoryRoot.At(folder)).Select(f => File.ReadLines(f).Count()).Order().ToArray();
        Assert.True(lines[lines.Length / 2] <= median, $"The median is {lines[lines.Length / 2]}.");
        Assert.True(lines[lines.Length * 9 / 10] <= 180, $"One in ten has more than {lines[lines.Length * 9 / 10]}.");
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_file_is_longer_than_400_lines_without_a_reason(string folder)
    {
        var tooLong = SourceFiles.Below(RepositoryRoot.At(folder)).Where(f => File.ReadLines(f).Count() > LongestFile)
            .Select(f => Path.GetRelativePath(RepositoryRoot.Path, f));
        Assert.Equal(LongFiles.Keys.Where(f => f.StartsWith(folder, StringComparison.Ordinal)).Order(), tooLong.Order());
    }

    [Fact]
    public void No_method_is_longer_than_40_lines_without_a_reason()
    {
        var methods = new[] { "FieldServices.Domain", "FieldServices.EventStore", "FieldServices.Workflows", "FieldServices.GraphQL", "fieldservices" }.SelectMany(Library.MethodLengths).ToArray();
        Assert.True(methods.Count(m => m.Lines > 1) > 500, "The symbols were not read.");
        var tooLong = methods.Where(m => m.Lines > LongestMethod).Select(m => $"{m.Method} has {m.Lines} lines");
        Assert.Equal([], tooLong.Where(m => !LongMethods.Keys.Any(k => m.StartsWith(k, StringComparison.Ordinal))));
    }
}
