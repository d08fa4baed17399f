using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using FieldServices.EventStore.Views;
using FieldServices.Workflows.Stepping;
using static FieldServices.Api.OpenApi.SharedSchemas;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operations on workflows and their instances.</summary>
internal static class WorkflowOperations
{
    private const string Tag = "workflows";
    private static readonly IReadOnlyList<string> Statuses = EnumText.All(typeof(InstanceStatus));

    public static void Add(JsonObject paths, CommandSchemas schemas)
    {
        paths[WorkflowRoutes.Root] = new JsonObject { ["get"] = Standings() };
        paths[WorkflowRoutes.Instances] = new JsonObject { ["get"] = Instances() };
        paths[WorkflowRoutes.Instance] = new JsonObject { ["get"] = Instance() };
        paths[WorkflowRoutes.Retry] = new JsonObject { ["post"] = Retry() };
        paths[WorkflowRoutes.Cancel] = new JsonObject { ["post"] = Cancel(schemas) };
    }

    private static JsonObject Standings() => Operation.Of(
        "workflows", Tag, "How many instances of each workflow stand where.", Permissions.ReadWorkflows, [], null,
        Object("The workflows of the tenant.", ["workflows"], ("workflows", List(Object(
            "Instances of one version of a workflow that stand alike.", ["name", "version", "status", "count", "known"],
            ("name", Text("The workflow.")),
            ("version", Whole("The version that the instances belong to.")),
            ("status", Operation.Words(Statuses)),
            ("count", Whole("How many there are.")),
            ("known", new JsonObject { ["type"] = "boolean", ["description"] = "False when this release cannot run that version: they wait for one that can." }))))));

    private static JsonObject Instances() => Operation.Of(
        "workflow.instances", Tag, "The instances of a workflow, by id.", Permissions.ReadWorkflows,
        [
            Name(),
            Operation.Query("status", "Only those that stand there.", Operation.Words(Statuses)),
            Operation.Query("after", "Continues behind this id; the header Link names the next page.", new JsonObject { ["type"] = "string", ["format"] = "uuid" }),
            Operation.Query("limit", "At most so many.", Operation.Count(WorkflowRoutes.DefaultPage, WorkflowRoutes.LargestPage)),
        ],
        null, Object("A page.", ["instances"], ("instances", List(Summary()))),
        ("400", "A parameter is wrong."), ("404", "There is no such workflow."));

    private static JsonObject Instance() => Operation.Of(
        "workflow.instance", Tag, "One instance: its state, and what it waits for.", Permissions.ReadWorkflows, [Name(), Id()], null, Details(),
        ("404", "There is no such instance in this tenant."));

    private static JsonObject Retry() => Operation.Of(
        "workflow.retry", Tag, "Give a parked instance its waiting inputs again.", Permissions.OperateWorkflows, [Name(), Id()], null, Summary(),
        ("404", "There is no such instance in this tenant."), ("409", "It is not parked."));

    private static JsonObject Cancel(CommandSchemas schemas) => Operation.Of(
        "workflow.cancel", Tag, "End an instance: its timers, commands and waiting inputs are gone.", Permissions.OperateWorkflows, [Name(), Id()],
        Operation.Body(schemas, DecisionJson.Default.WithReason, new WithReason("Settled by phone.")), Summary(),
        ("400", "There is no reason."), ("404", "There is no such instance in this tenant."), ("409", "It has ended."), ("415", "The body is not JSON."));

    private static JsonObject Name() => Operation.PathPart("name", "The workflow.");

    private static JsonObject Id() => Operation.PathPart("id", "The instance's id.", isId: true);

    private static (string, JsonObject)[] SummaryFields() =>
    [
        ("workflow", Text("The workflow.")),
        ("id", Uuid("The instance.")),
        ("stream", Text("Its stream; its history is under /v1/streams.")),
        ("workflowVersion", Whole("The version of the workflow that its state belongs to.")),
        ("version", Whole("How many events its stream has.")),
        ("status", Operation.Words(Statuses)),
        ("startedAt", Instant("When it took its first input.")),
        ("updatedAt", Instant("When it took its last one.")),
    ];

    private static JsonObject Summary() => Object("An instance.", ["workflow", "id", "status"], SummaryFields());

    private static JsonObject Details() => Object(
        "An instance with everything it waits for.", ["workflow", "id", "status", "state", "timers", "commands", "waiting"],
        [
            .. SummaryFields(),
            ("state", new JsonObject { ["description"] = "Its state." }),
            ("timers", List(Object("A timer that has not fired yet.", ["key", "due"],
                ("key", Text("Its name.")), ("due", Instant("When it is due.")), ("cron", Text("When it comes again.")), ("zone", Text("In which time zone."))))),
            ("commands", List(Object("A command without an answer yet.", ["id", "name"],
                ("id", Uuid("Its id.")), ("key", Text("The instance's name for it.")), ("name", Text("The command.")), ("target", Uuid("The thing it concerns.")),
                ("step", Whole("The version of the stream at the step that sent it.")), ("attempts", Whole("How often it was tried.")),
                ("error", Text("What was wrong the last time.")), ("createdAt", Instant("When it was sent.")),
                ("deadAt", Instant("Since when it is a dead letter.")), ("body", new JsonObject { ["description"] = "What it says." })))),
            ("waiting", List(Object("An input that waits while it is parked.", ["id", "kind", "subject"],
                ("id", Uuid("Its id.")), ("kind", Text("event, timer, or the outcome of a command.")), ("subject", Text("The event's position, or the key.")),
                ("since", Instant("Since when.")), ("attempts", Whole("How often it was retried.")), ("error", Text("What was wrong; only of the first."))))),
        ]);
}
