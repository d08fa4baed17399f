using System.Text.Json.Nodes;
using FieldServices.EventStore.Views;
using FieldServices.Workflows.Controlling;

namespace FieldServices.Api.Workflows;

/// <summary>What workflows are doing, as JSON.</summary>
internal static class WorkflowJson
{
    public static JsonObject Of(WorkflowStanding standing) => new()
    {
        ["name"] = standing.Workflow,
        ["version"] = standing.Definition,
        ["status"] = EnumText.Of(standing.Status),
        ["count"] = standing.Instances,
        ["known"] = standing.Known,
    };

    public static JsonObject Of(InstanceSummary instance) => new()
    {
        ["workflow"] = instance.Id.Workflow,
        ["id"] = instance.Id.Id,
        ["stream"] = instance.Id.ToString(),
        ["workflowVersion"] = instance.Definition,
        ["version"] = instance.Version,
        ["status"] = EnumText.Of(instance.Status),
        ["startedAt"] = instance.StartedAt,
        ["updatedAt"] = instance.UpdatedAt,
    };

    public static JsonObject Of(InstanceDetails instance)
    {
        var json = Of(instance.Summary);
        json["state"] = JsonNode.Parse(instance.State);
        json["timers"] = Array(instance.Timers, Of);
        json["commands"] = Array(instance.Commands, Of);
        json["waiting"] = Array(instance.Waiting, Of);
        return json;
    }

    public static JsonObject Of(DeadLetter letter) => new()
    {
        ["id"] = letter.Id,
        ["kind"] = EnumText.Of(letter.Kind),
        ["name"] = letter.Name,
        ["workflow"] = letter.Instance.Type,
        ["instance"] = letter.Instance.Id,
        ["step"] = letter.Step,
        ["correlationId"] = letter.CorrelationId,
        ["causationId"] = letter.CausationId,
        ["attempts"] = letter.Attempts,
        ["error"] = letter.Error,
        ["since"] = letter.Since,
        ["target"] = letter.Target,
        ["body"] = letter.Body.DeepClone(),
    };

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> json) => new([.. items.Select(json)]);

    private static JsonObject Of(PendingTimer timer) => new()
    {
        ["key"] = timer.Key,
        ["due"] = timer.Due,
        ["cron"] = timer.Cron,
        ["zone"] = timer.Zone,
    };

    private static JsonObject Of(PendingCommand command) => new()
    {
        ["id"] = command.Id,
        ["key"] = command.Key,
        ["name"] = command.Name,
        ["target"] = command.StreamId,
        ["step"] = command.Step,
        ["attempts"] = command.Attempts,
        ["error"] = command.Error,
        ["createdAt"] = command.CreatedAt,
        ["deadAt"] = command.DeadAt,
        ["body"] = JsonNode.Parse(command.Body),
    };

    private static JsonObject Of(WaitingInput input) => new()
    {
        ["id"] = input.Id,
        ["kind"] = input.Kind,
        ["subject"] = input.Subject,
        ["since"] = input.Since,
        ["attempts"] = input.Attempts,
        ["error"] = input.Error,
    };
}
