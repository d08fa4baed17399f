using FieldServices.Domain.Modules;
using FieldServices.Workflows.Messages;

namespace FieldServices.Api.Messaging;

/// <summary>The words of all messages.</summary>
internal static class MessageWords
{
    /// <summary>What <c>fieldservices messages test</c> sends.</summary>
    public const string Test = "test-message";

    public static MessageTemplates All() => new(
    [
        new MessageTemplate(
            Test, ["channel", "tenant"], "Test message of {tenant}",
            "This is a test message of {tenant}, sent by the channel {channel}.\nIf you can read it, the channel works. Nothing needs to be done."),
        .. FieldServicesModules.MessageTemplates,
    ]);
}
