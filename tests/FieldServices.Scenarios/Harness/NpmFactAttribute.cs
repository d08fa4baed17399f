namespace FieldServices.Scenarios.Harness;

/// <summary>A test that runs software from npm; skipped where node and npm are not installed, which nothing else needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute()
    {
        if (!NpmFolder.IsPossible)
            Skip = "node and npm are not installed; what needs software from npm was not run.";
    }
}
