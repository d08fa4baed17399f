using FieldServices.EventStore;
using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

/// <summary>One tenant, one channel and one sender over an outbox, with a clock that is moved by hand.</summary>
internal sealed class Post
{
    private readonly OutboxDatabase database;

    public Post(OutboxDatabase database, MessageRate? rate = null, MessageOptions? options = null)
    {
        this.database = database;
        Channel = new RecordingChannel(Sample.ChannelName(), rate);
        Options = (options ?? new MessageOptions()) with { OnDead = (m, reason) => Dead.Add((m.Id, reason)) };
        Sender = Another(Channel);
        Letters = new MessageDeadLetters(database.Source, Clock);
    }

    public TenantId Tenant { get; } = Sample.Tenant();

    public HandClock Clock { get; } = new();

    public RecordingChannel Channel { get; }

    public MessageOptions Options { get; }

    public MessageSender Sender { get; }

    public MessageDeadLetters Letters { get; }

    public List<(Guid Id, string Reason)> Dead { get; } = [];

    public MessageSender Another(params IMessageChannel[] channels) => new(database.Source, channels, Options, Clock, new Random(1));

    public async Task<Guid> AddAsync(string recipient = "someone", MessagePriority priority = MessagePriority.Normal, TenantId? tenant = null)
    {
        var message = Sample.Message(Channel.Name, recipient, priority);
        await database.AddAsync(tenant ?? Tenant, Clock, message);
        return message.Id;
    }

    public async Task<StoredMessage> StoredAsync(Guid id) => (await Letters.FindAsync(Tenant, id))!;
}
