namespace FieldServices.Scenarios.Guides;

/// <summary>What an example asks for is there, unless the page is about what is not.</summary>
public sealed class FoundTests
{
    // The id of something that does not exist.
    private const string Nothing = "66666666-6666-4666-8666-666666666666";

    [Fact]
    public void No_example_prints_that_nothing_was_found() => Assert.Equal(
        [],
        Guide.WithExamples.Select(page => new Guide(page)).SelectMany(page => GuideBlock.AllIn(page.Lines)
            .Where(b => b.Text.Contains("\"code\": \"not-found\"", StringComparison.Ordinal) && !b.Text.Contains(Nothing, StringComparison.Ordinal))
            .Select(b => $"{page.Path}:{b.FirstLine}")));
}
