using FieldServices.Api.Messaging;
using FieldServices.EventStore;
using FieldServices.Workflows;
using FieldServices.Workflows.Messages;

namespace FieldServices.Scenarios.Messages;

internal static class Outgoing
{
    /// <summary>Words that are nothing but their data.</summary>
    public static MessageTemplates Templates { get; } = new([new MessageTemplate("free", ["subject", "text"], "{subject}", "{text}")]);

    public static OutgoingMessage Message(string recipient, string text = "All is well.", string subject = "News", MessagePriority priority = MessagePriority.Normal) => new(
        new TenantId(Guid.NewGuid()),
        Guid.NewGuid(),
        new Message("email", recipient, "free", new Dictionary<string, string> { ["subject"] = subject, ["text"] = text }, priority),
        new MessageCause(new StreamId("reminder", Guid.NewGuid()), 1, Guid.NewGuid(), Guid.NewGuid()),
        DateTimeOffset.UtcNow,
        1);

    public static ChannelSetting Setting(string channel, params (string Suffix, string Value)[] variables) => Assert.Single(Settings(channel, variables).Channels);

    public static MessagingSettings Settings(string channel, params (string Suffix, string Value)[] variables) =>
        MessagingSettings.Read(variables.ToDictionary(v => $"FIELDSERVICES_MESSAGES_{channel}{v.Suffix}", v => v.Value));
}
