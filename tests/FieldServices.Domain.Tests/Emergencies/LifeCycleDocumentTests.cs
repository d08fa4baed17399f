using System.Runtime.CompilerServices;

namespace FieldServices.Domain.Tests.Emergencies;

public sealed class LifeCycleDocumentTests
{
    [Fact]
    public void The_page_about_the_life_cycle_is_current()
    {
        if (Environment.GetEnvironmentVariable("DOCS") == "write")
            File.WriteAllText(Page(), LifeCycleDocument.Text());

        Assert.Equal(File.ReadAllText(Page()), LifeCycleDocument.Text());
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "emergency-life-cycle.md");
}
