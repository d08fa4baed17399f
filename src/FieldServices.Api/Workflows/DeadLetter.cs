using System.Text.Json.Nodes;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using FieldServices.Workflows.Controlling;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Workflows;

/// <summary>Something that waits for somebody to decide about it, with its cause.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The command, the template of the message, or the kind of input.</param>
/// <param name="Instance">The instance of a workflow that wanted it, or could not take it.</param>
/// <param name="Step">The version of the instance's stream at the step that wanted it; null for an input, which no step has taken yet.</param>
/// <param name="CorrelationId">Shared by everything that one outside request set in motion.</param>
/// <param name="CausationId">The command or step that led to it.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">What was wrong the last time.</param>
/// <param name="Since">Since when it is dead (UTC).</param>
/// <param name="Body">What it says.</param>
public sealed record DeadLetter(
    Guid Id, DeadLetterKind Kind, string Name, StreamId Instance, long? Step, Guid CorrelationId, Guid CausationId, int Attempts, string? Error,
    DateTimeOffset Since, JsonNode Body)
{
    /// <summary>For a command: the thing it concerns.</summary>
    public Guid? Target { get; init; }

    public static DeadLetter Of(PendingCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new(
            command.Id, DeadLetterKind.Command, command.Name, command.From.Stream, command.Step, command.CorrelationId, command.CausationId, command.Attempts,
            command.Error, command.DeadAt ?? command.CreatedAt, JsonNode.Parse(command.Body)!) { Target = command.StreamId };
    }

    public static DeadLetter Of(StoredMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (said, cause) = (message.Message, message.Cause);
        var body = new JsonObject
        {
            ["channel"] = said.Channel,
            ["recipient"] = said.Recipient,
            ["priority"] = EnumText.Of(said.Priority),
            ["data"] = new JsonObject(said.Data.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)JsonValue.Create(d.Value)))),
        };
        return new(
            message.Id, DeadLetterKind.Message, said.Template, cause.Stream, cause.Version, cause.CorrelationId, cause.CausationId, message.Attempts, message.Error,
            message.SettledAt ?? message.CreatedAt, body);
    }

    public static DeadLetter Of(WaitingInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        // An event is named by its place in the log; its body stands there.
        var body = input.Kind == "event"
            ? new JsonObject { ["position"] = long.Parse(input.Subject, System.Globalization.CultureInfo.InvariantCulture) }
            : new JsonObject { ["key"] = input.Subject };
        return new(
            input.Id, DeadLetterKind.Input, input.Kind, input.To.Stream, null, input.CorrelationId, input.CausationId, input.Attempts, input.Error, input.Since, body);
    }
}
