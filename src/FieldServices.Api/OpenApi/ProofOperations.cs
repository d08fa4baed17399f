using System.Text.Json.Nodes;
using FieldServices.Api.Proving;
using FieldServices.Api.Security;
using static FieldServices.Api.OpenApi.SharedSchemas;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operations on checkpoints and proofs.</summary>
internal static class ProofOperations
{
    private const string Tag = "proofs";

    private static (string, string) NoCheckpoint => ("404", "No checkpoint was signed yet.");

    private static (string, string) Damaged => ("409", "The log lacks something that it had when it was signed.");

    private static (string, string) Wrong => ("400", "A parameter is wrong.");

    public static void Add(JsonObject paths)
    {
        paths[ProofRoutes.Root] = Get(
            "checkpoints", "Signed checkpoints of the log, the newest first.",
            [Operation.Query("before", "Only those over fewer events.", Number()), Operation.Query("limit", "At most so many.", Operation.Count(ProofRoutes.DefaultPage, ProofRoutes.LargestPage))],
            Object("A page; the header Link names the next.", ["checkpoints"], ("checkpoints", List(Checkpoint()))), Wrong);
        paths[ProofRoutes.Latest] = Get("checkpoints.latest", "The newest signed checkpoint of the log.", [], Checkpoint(), NoCheckpoint);
        paths[ProofRoutes.Keys] = Get(
            "checkpoints.keys", "The public keys that verify checkpoints, the one in use first.", [],
            Object("The keys.", ["keys"], ("keys", List(Text("A verifier key of a C2SP signed note: name+id+key.")))));
        paths[ProofRoutes.Inclusion] = Get(
            "proofs.inclusion", "A proof that an event is in the log (RFC 9162, section 2.1.3).",
            [Required("position", "The event's position."), Operation.Query("size", "The size of the tree; that of the newest checkpoint when left out.", Number())],
            Object(
                "The proof.", ["position", "size", "eventHash", "path"], ("position", Whole("The event; its leaf is one less.")), ("size", Whole("The size of the tree.")),
                ("eventHash", Hash("What the leaf holds.")), ("path", List(Hash("The next hash on the way to the root.")))),
            Wrong, NoCheckpoint, Damaged);
        paths[ProofRoutes.Consistency] = Get(
            "proofs.consistency", "A proof that the log of one size begins with the log of a smaller one (RFC 9162, section 2.1.4).",
            [Required("from", "The smaller size."), Operation.Query("to", "The greater size; that of the newest checkpoint when left out.", Number())],
            Object("The proof.", ["from", "to", "path"], ("from", Whole("The smaller size.")), ("to", Whole("The greater size.")), ("path", List(Hash("The next hash of the proof.")))),
            Wrong, NoCheckpoint, Damaged);
        paths[ExportRoutes.Path] = Export();
    }

    private static JsonObject Export()
    {
        var path = Get("export", "The log as a file that can be verified without a database: one JSON object a line, the last one its end. Personal data stay sealed.", [], []);
        path["get"]!["responses"]!["200"] = new JsonObject
        {
            ["description"] = "The file; it is complete when its last line is the end.",
            ["content"] = new JsonObject { [ExportRoutes.ContentType] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } },
        };
        return path;
    }

    private static JsonObject Get(string id, string summary, JsonArray parameters, JsonObject answer, params (string, string)[] refusals) =>
        new() { ["get"] = Operation.Of(id, Tag, summary, Permissions.ReadProofs, parameters, null, answer, refusals) };

    private static JsonObject Checkpoint() => Object(
        "A signed checkpoint.", ["size", "signedAt", "note"], ("size", Whole("How many events it is over.")), ("signedAt", Instant("When it was signed.")),
        ("note", Text("The signed note, exactly as it is verified (C2SP tlog-checkpoint).")));

    private static JsonObject Required(string name, string text)
    {
        var parameter = Operation.Query(name, text, Number());
        parameter["required"] = true;
        return parameter;
    }

    private static JsonObject Hash(string text) => new() { ["type"] = "string", ["format"] = "byte", ["description"] = $"{text} SHA-256 in Base64." };

    private static JsonObject Number() => new() { ["type"] = "integer", ["format"] = "int64", ["minimum"] = 1 };
}
