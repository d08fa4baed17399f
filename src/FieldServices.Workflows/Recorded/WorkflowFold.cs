using System.Text.Json;
using FieldServices.EventStore;

namespace FieldServices.Workflows.Recorded;

/// <summary>What an instance's stream folds to.</summary>
/// <param name="Definition">The version of the workflow that the state belongs to; 0 before the first step.</param>
/// <param name="State">The state; null before the first step.</param>
/// <param name="Finished">True when nothing more is expected.</param>
/// <param name="Cancelled">True when somebody ended it.</param>
public sealed record WorkflowFold(int Definition, object? State, bool Finished, bool Cancelled)
{
    /// <summary>Before the first event.</summary>
    public static WorkflowFold Nothing { get; } = new(0, null, false, false);

    /// <summary>The state after one more event; events of versions that this program does not know leave it as it is.</summary>
    public static WorkflowFold Evolve(WorkflowCatalog catalog, string workflow, WorkflowFold fold, object @event)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(fold);
        return @event switch
        {
            WorkflowStepped step => fold with
            {
                Definition = step.Definition,
                State = fold.State ?? catalog.Exactly(workflow, step.Definition)?.Initial,
                Finished = step.Finished,
            },
            WorkflowMigrated migrated => fold with
            {
                Definition = migrated.To,
                State = catalog.Exactly(workflow, migrated.To) is { } to ? migrated.State.Deserialize(to.StateJson) : null,
            },
            WorkflowCancelled => fold with { Cancelled = true },
            WorkflowIntervened => fold,
            _ => fold.State is { } state && catalog.Exactly(workflow, fold.Definition) is { } own ? fold with { State = own.Evolve(state, @event) } : fold,
        };
    }
}
