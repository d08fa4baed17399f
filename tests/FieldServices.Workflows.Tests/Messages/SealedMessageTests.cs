using System.Text.Json.Serialization;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Sealing;
using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

/// <summary>Messages to people whose addresses are sealed.</summary>
public sealed class SealedMessageTests(OutboxDatabase database) : OutboxTest(database)
{
    private const string Address = "ada@example.org";
    private static readonly EventCatalog Catalog = new([EventType.Of<FriendMet>("friend.met", 1, FriendJson.Default, (_, stream) => stream)]);

    [Fact]
    public async Task A_message_leaves_with_its_recipient_opened_and_stays_sealed_in_the_outbox()
    {
        var (post, sealedAddress) = await PrepareAsync();
        post.Channel.Answers(new DeliveryResult.Permanent("No such mailbox."));
        var id = await post.AddAsync(sealedAddress);
        await post.Sender.DeliverDueAsync();
        Assert.Equal(Address, Assert.Single(post.Channel.Got).Message.Recipient);
        Assert.Equal(sealedAddress, (await post.StoredAsync(id)).Message.Recipient);
        Assert.Equal("No such mailbox.", (await post.StoredAsync(id)).Error);
    }

    [Fact]
    public async Task A_message_to_somebody_who_was_erased_is_dropped_with_that_reason()
    {
        var (post, sealedAddress) = await PrepareAsync();
        await using (var erase = Database.Source.CreateCommand("update eventstore.data_keys set wrapped = null, destroyed_at = clock_timestamp()"))
            await erase.ExecuteNonQueryAsync();
        var id = await post.AddAsync(sealedAddress);
        await post.Sender.DeliverDueAsync();
        Assert.Empty(post.Channel.Got);
        Assert.Equal((MessageState.Discarded, "The recipient's personal data was erased."), ((await post.StoredAsync(id)).State, (await post.StoredAsync(id)).Error));
        Assert.Empty(post.Dead);
    }

    [Fact]
    public async Task A_message_whose_recipient_cannot_be_opened_waits_for_somebody_to_decide()
    {
        var (post, sealedAddress) = await PrepareAsync();
        var id = await post.AddAsync(sealedAddress[..^8]);
        await post.Sender.DeliverDueAsync();
        Assert.Empty(post.Channel.Got);
        Assert.Equal(MessageState.Dead, (await post.StoredAsync(id)).State);
        Assert.StartsWith("The recipient cannot be opened.", Assert.Single(post.Dead).Reason, StringComparison.Ordinal);
    }

    // A sender of its own, so that no key is remembered from before.
    private async Task<(Post Post, string SealedAddress)> PrepareAsync()
    {
        var sealing = new SealingOptions { Masters = MasterKeys.Parse(TestMasterKey.Text) };
        var (log, reader) = (new EventLog(Database.Source, Catalog, sealing: sealing), new EventLog(Database.Source, Catalog, sealing: sealing));
        var post = new Post(Database, options: new MessageOptions { Personal = reader.Personal });
        var (stream, id) = (new StreamId("friend", Guid.NewGuid()), Guid.NewGuid());
        await log.AppendAsync(new Append(
            post.Tenant, stream, ExpectedVersion.New, [new FriendMet(Address)], DateTimeOffset.UnixEpoch, new Origin(new Actor("test", "t"), "friend.meet", id, id, id)));
        await foreach (var met in log.ReadStreamAsync(post.Tenant, stream))
            return (post, ((FriendMet)met.Event).Address.Value);
        throw new InvalidOperationException("Nothing was appended.");
    }
}

public sealed record FriendMet(PersonalText Address);

[JsonSerializable(typeof(FriendMet))]
internal sealed partial class FriendJson : JsonSerializerContext;
