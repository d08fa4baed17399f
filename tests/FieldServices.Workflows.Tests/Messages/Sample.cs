using FieldServices.EventStore;
using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

internal static class Sample
{
    public static TenantId Tenant() => new(Guid.NewGuid());

    /// <summary>A name that no other test sends by.</summary>
    public static string ChannelName() => $"channel-{Guid.NewGuid():N}";

    public static NewMessage Message(
        string channel, string recipient = "someone", MessagePriority priority = MessagePriority.Normal, Guid? id = null, StreamId? stream = null, long version = 1) => new(
            id ?? Guid.NewGuid(),
            new Message(channel, recipient, "words", new Dictionary<string, string> { ["name"] = "Ada" }, priority),
            new MessageCause(stream ?? new StreamId("reminder", Guid.NewGuid()), version, Guid.NewGuid(), Guid.NewGuid()));
}
