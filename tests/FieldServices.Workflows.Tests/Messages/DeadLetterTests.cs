using FieldServices.EventStore;
using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

public sealed class DeadLetterTests(OutboxDatabase database) : OutboxTest(database)
{
    private static readonly Actor Actor = new("admin", "key:1");
    private readonly Post post = new(database);

    [Fact]
    public async Task Dead_letters_are_listed_page_by_page_oldest_first()
    {
        List<Guid> ids = [];
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await DeadAsync());
            post.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        var first = await post.Letters.ListAsync(post.Tenant, 2);
        var second = await post.Letters.ListAsync(post.Tenant, 2, first[^1]);
        var third = await post.Letters.ListAsync(post.Tenant, 2, second[^1]);
        Assert.Equal(ids, first.Concat(second).Concat(third).Select(m => m.Id));
        Assert.All(first, m => Assert.Equal((MessageState.Dead, "no such mailbox", "reminder"), (m.State, m.Error, m.Cause.Stream.Type)));
    }

    [Fact]
    public async Task A_dead_letter_that_is_put_back_has_all_its_attempts_again()
    {
        var id = await DeadAsync();
        Assert.True(await post.Letters.RetryAsync(post.Tenant, id, Actor));
        Assert.Equal((MessageState.Waiting, 0), ((await post.StoredAsync(id)).State, (await post.StoredAsync(id)).Attempts));
        post.Channel.Answers(new DeliveryResult.Sent());
        Assert.Equal(1, await post.Sender.DeliverDueAsync());
        Assert.Equal(MessageState.Sent, (await post.StoredAsync(id)).State);
        Assert.Equal(1, post.Channel.Got[^1].Attempt);
        var decision = Assert.Single(await post.Letters.DecisionsAsync(post.Tenant, id));
        Assert.Equal((post.Clock.GetUtcNow(), "admin/key:1", "retry", null, "no such mailbox"), (decision.At, decision.Actor, decision.Decision, decision.Reason, decision.Error));
        Assert.Null(decision.Before);
    }

    [Fact]
    public async Task An_edited_letter_leaves_as_it_was_edited_and_what_it_was_before_is_kept()
    {
        var (id, other) = (await DeadAsync(), new RecordingChannel(Sample.ChannelName()));
        var data = new Dictionary<string, string> { ["name"] = "Grace" };
        Assert.True(await post.Letters.EditAsync(post.Tenant, id, Actor, other.Name, "someone else", data));
        await post.Another(other).DeliverDueAsync();
        var got = Assert.Single(other.Got);
        Assert.Equal((id, "someone else", "Grace"), (got.Id, got.Message.Recipient, got.Message.Data["name"]));
        var before = Assert.Single(await post.Letters.DecisionsAsync(post.Tenant, id)).Before!;
        Assert.Equal((post.Channel.Name, "someone", "Ada"), (before.Channel, before.Recipient, before.Data["name"]));
    }

    [Fact]
    public async Task A_part_that_is_not_edited_stays()
    {
        var id = await DeadAsync();
        Assert.True(await post.Letters.EditAsync(post.Tenant, id, Actor, recipient: "someone else"));
        var stored = await post.StoredAsync(id);
        Assert.Equal((post.Channel.Name, "someone else", "Ada"), (stored.Message.Channel, stored.Message.Recipient, stored.Message.Data["name"]));
        await Assert.ThrowsAsync<ArgumentException>(() => post.Letters.EditAsync(post.Tenant, id, Actor));
    }

    [Fact]
    public async Task A_discarded_letter_is_never_sent_and_keeps_the_reason()
    {
        var id = await DeadAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => post.Letters.DiscardAsync(post.Tenant, id, Actor, " "));
        Assert.True(await post.Letters.DiscardAsync(post.Tenant, id, Actor, "told by telephone"));
        Assert.Equal(0, await post.Sender.DeliverDueAsync());
        Assert.Equal(MessageState.Discarded, (await post.StoredAsync(id)).State);
        Assert.Equal("told by telephone", Assert.Single(await post.Letters.DecisionsAsync(post.Tenant, id)).Reason);
        Assert.Empty(await post.Letters.ListAsync(post.Tenant, 10));
        Assert.False(await post.Letters.RetryAsync(post.Tenant, id, Actor));
    }

    [Fact]
    public async Task Of_two_people_who_decide_at_the_same_moment_one_is_told_that_it_is_done()
    {
        for (var round = 0; round < 20; round++)
        {
            var id = await DeadAsync();
            var won = await Task.WhenAll(
                post.Letters.RetryAsync(post.Tenant, id, Actor), post.Letters.DiscardAsync(post.Tenant, id, Actor, "no longer of use"));
            Assert.Single(won, w => w);
            Assert.Single(await post.Letters.DecisionsAsync(post.Tenant, id));
        }
    }

    [Fact]
    public async Task Nothing_can_be_decided_about_a_message_that_is_not_dead()
    {
        var id = await post.AddAsync();
        Assert.False(await post.Letters.RetryAsync(post.Tenant, id, Actor));
        Assert.False(await post.Letters.EditAsync(post.Tenant, id, Actor, recipient: "x"));
        Assert.False(await post.Letters.DiscardAsync(post.Tenant, id, Actor, "reason"));
        Assert.Empty(await post.Letters.DecisionsAsync(post.Tenant, id));
        await post.Sender.DeliverDueAsync();
    }

    [Fact]
    public async Task Another_tenant_sees_nothing_and_decides_nothing()
    {
        var (id, stranger) = (await DeadAsync(), Sample.Tenant());
        var stream = (await post.StoredAsync(id)).Cause.Stream;
        Assert.Null(await post.Letters.FindAsync(stranger, id));
        Assert.Empty(await post.Letters.ListAsync(stranger, 10));
        Assert.Empty(await post.Letters.OfInstanceAsync(stranger, stream, 10));
        Assert.False(await post.Letters.RetryAsync(stranger, id, Actor));
        Assert.False(await post.Letters.EditAsync(stranger, id, Actor, recipient: "x"));
        Assert.False(await post.Letters.DiscardAsync(stranger, id, Actor, "reason"));
        Assert.Equal((MessageState.Dead, "someone"), ((await post.StoredAsync(id)).State, (await post.StoredAsync(id)).Message.Recipient));
        Assert.True(await post.Letters.RetryAsync(post.Tenant, id, Actor));
        Assert.Empty(await post.Letters.DecisionsAsync(stranger, id));
    }

    [Fact]
    public async Task Two_tenants_may_use_the_same_id()
    {
        var (message, other) = (Sample.Message(post.Channel.Name), Sample.Tenant());
        await Database.AddAsync(post.Tenant, post.Clock, message);
        await Database.AddAsync(other, post.Clock, message);
        await post.Sender.DeliverDueAsync();
        Assert.Equal(new[] { post.Tenant, other }.ToHashSet(), post.Channel.Got.Select(m => m.Tenant).ToHashSet());
    }

    private async Task<Guid> DeadAsync()
    {
        post.Channel.Answers(new DeliveryResult.Permanent("no such mailbox"));
        var id = await post.AddAsync();
        await post.Sender.DeliverDueAsync();
        Assert.Equal(MessageState.Dead, (await post.StoredAsync(id)).State);
        return id;
    }
}
