using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using FieldServices.EventStore.Views;
using static FieldServices.Api.OpenApi.SharedSchemas;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operations on dead letters.</summary>
internal static class DeadLetterOperations
{
    private const string Tag = "dead-letters";
    private static readonly IReadOnlyList<string> Kinds = EnumText.All(typeof(DeadLetterKind));

    public static void Add(JsonObject paths, CommandSchemas schemas)
    {
        paths[DeadLetterRoutes.Root] = new JsonObject { ["get"] = All() };
        paths[DeadLetterRoutes.Letter] = new JsonObject { ["get"] = One() };
        paths[DeadLetterRoutes.Retry] = new JsonObject
        {
            ["post"] = Decision("dead-letter.retry", "Have it tried again as it is.", null),
        };
        paths[DeadLetterRoutes.Edit] = new JsonObject
        {
            ["post"] = Decision("dead-letter.edit", "Change what it says, and have it tried again. Not for inputs.", EditBody(schemas), ("422", "It cannot be edited; the detail tells what can be done.")),
        };
        paths[DeadLetterRoutes.Discard] = new JsonObject
        {
            ["post"] = Decision("dead-letter.discard", "Let it be, with a reason.", Operation.Body(schemas, DecisionJson.Default.WithReason, new WithReason("Done by hand."))),
        };
    }

    private static JsonObject All() => Operation.Of(
        "dead-letters", Tag, "What could not go on by itself, oldest first.", Permissions.ReadWorkflows,
        [
            Operation.Query("kind", "Only these.", Operation.Words(Kinds)),
            Operation.Query("limit", "At most so many.", Operation.Count(DeadLetterRoutes.DefaultPage, DeadLetterRoutes.LargestPage)),
        ],
        null, Object("The oldest.", ["deadLetters"], ("deadLetters", List(Letter()))), ("400", "A parameter is wrong."));

    private static JsonObject One() => Operation.Of(
        "dead-letter", Tag, "One dead letter with its cause.", Permissions.ReadWorkflows, [Id()], null, Letter(),
        ("404", "There is no such dead letter in this tenant."), ("409", "It is not dead any more."));

    private static JsonObject Decision(string id, string summary, JsonObject? body, params (string, string)[] further)
    {
        (string, string)[] refusals = [("404", "There is no such dead letter in this tenant."), ("409", "It is not dead any more."), .. further];
        if (body is not null)
            refusals = [("400", "A field is wrong."), ("415", "The body is not JSON."), .. refusals];
        return Operation.Of(id, Tag, summary, Permissions.OperateWorkflows, [Id()], body, Decided(), refusals);
    }

    private static JsonObject EditBody(CommandSchemas schemas)
    {
        var command = new NewCommandBody(JsonSerializer.SerializeToElement(new JsonObject { ["note"] = "Called back." }, ApiJson.Default.JsonObject));
        var body = Operation.Body(schemas, DecisionJson.Default.NewCommandBody, command);
        body["content"]!["application/json"]!["schema"] = new JsonObject
        {
            ["oneOf"] = new JsonArray(
                Object("For a command: all of it anew, by the schema of that command.", ["body"], ("body", new JsonObject { ["type"] = "object", ["description"] = "The command." })),
                Object("For a message: what is left out stays.", [],
                    ("channel", Text("How it travels.")), ("recipient", Text("Where it goes.")),
                    ("data", new JsonObject { ["type"] = "object", ["description"] = "What its words are filled with.", ["additionalProperties"] = new JsonObject { ["type"] = "string" } }))),
        };
        return body;
    }

    private static JsonObject Letter() => Object(
        "Something that waits for a decision.", ["id", "kind", "name", "workflow", "instance", "correlationId", "causationId", "attempts", "since", "body"],
        ("id", Uuid("Its id.")),
        ("kind", Operation.Words(Kinds)),
        ("name", Text("The command, the template of the message, or the kind of input.")),
        ("workflow", Text("The workflow that wanted it, or could not take it.")),
        ("instance", Uuid("The instance of that workflow.")),
        ("step", Whole("The version of the instance's stream at the step that wanted it; none for an input.")),
        ("correlationId", Uuid("Shared by everything that one request set in motion.")),
        ("causationId", Uuid("The command or step that led to it.")),
        ("attempts", Whole("How often it was tried.")),
        ("error", Text("What was wrong the last time.")),
        ("since", Instant("Since when it is dead.")),
        ("target", Uuid("For a command: the thing it concerns.")),
        ("body", new JsonObject { ["description"] = "What it says: the command, the parts of the message, or the position or key of the input." }));

    private static JsonObject Decided() => Object(
        "The decision, which is recorded.", ["id", "decision", "parkedAgain"],
        ("id", Uuid("The dead letter.")),
        ("decision", Operation.Words(["retry", "edit", "discard"])),
        ("parkedAgain", new JsonObject { ["type"] = "boolean", ["description"] = "For an input: true when the instance is parked again; the list tells why." }));

    private static JsonObject Id() => Operation.PathPart("id", "The dead letter's id.", isId: true);
}
