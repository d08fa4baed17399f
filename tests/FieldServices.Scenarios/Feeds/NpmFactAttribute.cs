namespace FieldServices.Scenarios.Feeds;

/// <summary>A test that compares us with other software from npm; skipped where node and npm are not installed, which nothing else needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!new[] { "node", "npm" }.All(program => folders.Any(folder => File.Exists(Path.Combine(folder, program)))))
            Skip = "node and npm are not installed; calendars were not read by another parser.";
    }
}
