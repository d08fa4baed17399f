using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;

namespace FieldServices.Api.Commands;

/// <summary>How outcomes of commands are remembered and given again.</summary>
internal static class Outcomes
{
    /// <summary>The answer to a repeated command: the first one's, or a complaint when it is not the same command.</summary>
    public static CommandResult Replay(RecordedOutcome outcome, CommandRequest request)
    {
        if (!outcome.Fingerprint.AsSpan().SequenceEqual(request.Fingerprint))
            return new CommandResult.KeyReused(outcome.Command);
        var remembered = outcome.Answer is null ? null : JsonNode.Parse(outcome.Answer);
        return outcome.Appended is { } appended
            ? new CommandResult.Accepted(
                outcome.Stream, appended.Version, appended.Position, outcome.Events, remembered, request.Command.Starts, Replayed: true)
            : new CommandResult.Rejected(
                new Rejection((string)remembered!["code"]!, (string)remembered["message"]!),
                [.. remembered["allowedCommands"]!.AsArray().Select(c => (string)c!)],
                Replayed: true);
    }

    public static JsonNode? AnswerJson(Answer? answer) => answer is null ? null : JsonSerializer.SerializeToNode(answer.Value, answer.Json);

    public static byte[]? ToBytes(JsonNode? answer) => answer is null ? null : JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Default.JsonNode);

    public static byte[] ToBytes(CommandResult.Rejected rejected) => ToBytes(new JsonObject
    {
        ["code"] = rejected.Reason.Code,
        ["message"] = rejected.Reason.Message,
        ["allowedCommands"] = new JsonArray([.. rejected.AllowedCommands.Select(c => JsonValue.Create(c))]),
    })!;
}
