namespace FieldServices.GraphQL.Tests.Conformance.PublicScenarios;

/// <summary>A theory over the public scenarios; skipped where they are not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScenarioTheoryAttribute : TheoryAttribute
{
    public ScenarioTheoryAttribute()
    {
        if (ScenarioFiles.Folder is null)
            Skip = "The public scenarios (graphql-cats) are not in shared/data/ical_graphql/graphql_cats beside this checkout.";
    }
}
