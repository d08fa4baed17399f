using System.Text.Json.Nodes;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging;

/// <summary>A message with its words as JSON, for gateways and the local outbox.</summary>
internal static class MessageBody
{
    public static JsonObject Of(OutgoingMessage message, RenderedMessage words) => new()
    {
        ["id"] = message.Id,
        ["channel"] = message.Message.Channel,
        ["recipient"] = message.Message.Recipient,
        ["priority"] = message.Message.Priority.ToString().ToLowerInvariant(),
        ["template"] = message.Message.Template,
        ["subject"] = words.Subject,
        ["text"] = words.Text,
        ["data"] = new JsonObject(message.Message.Data.Select(d => KeyValuePair.Create<string, JsonNode?>(d.Key, d.Value))),
        ["createdAt"] = message.CreatedAt,
        ["correlationId"] = message.Cause.CorrelationId,
    };
}
