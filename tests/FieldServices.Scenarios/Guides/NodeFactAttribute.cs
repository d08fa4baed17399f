namespace FieldServices.Scenarios.Guides;

/// <summary>A test that runs the guides' JavaScript; skipped where Node is not installed, which nothing else needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "node"))))
            Skip = "Node is not installed; the example of docs/examples/front-end was not run.";
    }
}
