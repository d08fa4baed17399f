namespace FieldServices.Workflows.Controlling;

/// <summary>How many instances of one version of a workflow stand where.</summary>
/// <param name="Workflow">The workflow.</param>
/// <param name="Definition">The version that the instances belong to.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="Instances">How many.</param>
/// <param name="Known">False when this program has neither that version nor a migration from it: they wait for a program that has.</param>
public sealed record WorkflowStanding(string Workflow, int Definition, Stepping.InstanceStatus Status, long Instances, bool Known);
