using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Workflows;
using FieldServices.Workflows.Controlling;

namespace FieldServices.Api.Workflows;

/// <summary>What a reader may see of workflows.</summary>
internal static class WorkflowSight
{
    /// <summary>The instance without what is hidden in its state. Of a version that this program does not know, nothing can be told apart.</summary>
    public static InstanceDetails? Show(this Sight sight, WorkflowCatalog catalog, InstanceDetails? instance)
    {
        if (instance is null || sight.SeesEverything)
            return instance;
        var (id, definition) = (instance.Summary.Id, instance.Summary.Definition);
        return instance with { State = catalog.Exactly(id.Workflow, definition) is { } known ? sight.Show(known.StateJson.Type, instance.State) : "{}" };
    }

    /// <summary>The letter without the recipient and the words of a message, which may be anybody's.</summary>
    public static DeadLetter Show(this Sight sight, DeadLetter letter)
    {
        if (letter.Kind != DeadLetterKind.Message || sight.SeesEverything)
            return letter;
        var body = letter.Body.DeepClone().AsObject();
        body.Remove("recipient");
        body.Remove("data");
        body["hidden"] = new JsonArray("recipient", "data");
        return letter with { Body = body };
    }
}
