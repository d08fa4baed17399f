namespace FieldServices.Workflows.Stepping;

/// <summary>A running instance belongs to a version of a workflow that this program neither has nor migrates.</summary>
public sealed class NoDefinitionException(string workflow, int definition)
    : Exception($"There is neither version {definition} of the workflow '{workflow}' nor a migration from it. Deploy one, then retry the instance.");
