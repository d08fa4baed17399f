using System.Text.Json;

namespace FieldServices.Workflows.Recorded;

/// <summary>A newer version of the workflow took over an instance; its state begins anew here.</summary>
/// <param name="From">The version before.</param>
/// <param name="To">The version from now on.</param>
/// <param name="State">The state as the migration left it.</param>
public sealed record WorkflowMigrated(int From, int To, JsonElement State);
