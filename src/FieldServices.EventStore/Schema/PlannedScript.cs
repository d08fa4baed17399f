namespace FieldServices.EventStore.Schema;

/// <summary>A script that a migration would apply.</summary>
/// <param name="Component">The component whose schema it changes.</param>
/// <param name="Script">The script.</param>
public sealed record PlannedScript(string Component, SchemaScript Script);
