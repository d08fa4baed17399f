using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

/// <summary>Several nodes over one outbox, and nodes that die.</summary>
public sealed class RacingMessagesTests(OutboxDatabase database) : OutboxTest(database)
{
    private readonly Post post = new(database);

    [Fact]
    public async Task Two_senders_send_each_message_once()
    {
        await Database.AddAsync(post.Tenant, post.Clock, [.. Enumerable.Range(0, 300).Select(_ => Sample.Message(post.Channel.Name))]);
        var nodes = Enumerable.Range(0, 4).Select(_ => post.Another(post.Channel)).ToArray();
        var attempts = await Task.WhenAll(nodes.Select(n => Task.Run(() => n.DeliverDueAsync()))).EndsAsync();
        Assert.Equal(300, attempts.Sum());
        Assert.Equal(300, post.Channel.Got.Select(m => m.Id).Distinct().Count());
        Assert.Equal(300, post.Channel.Got.Count);
    }

    [Fact]
    public async Task A_node_that_dies_after_sending_and_before_noting_it_leaves_the_message_to_another_which_repeats_it_under_the_same_id()
    {
        var dead = new RecordingChannel(post.Channel.Name);
        var forever = new TaskCompletionSource<DeliveryResult>();
        dead.Answer = (_, _) => forever.Task;
        var id = await post.AddAsync();
        var dying = post.Another(dead).DeliverDueAsync();
        await Eventually.TrueAsync(() => dead.Got.Count == 1);

        Assert.Equal(0, await post.Sender.DeliverDueAsync());
        post.Clock.Advance(post.Options.Lease);
        Assert.Equal(1, await post.Sender.DeliverDueAsync());
        Assert.Equal((id, 2), (post.Channel.Got[0].Id, post.Channel.Got[0].Attempt));

        // It was not dead after all: what it has to say comes too late to count.
        forever.SetResult(new DeliveryResult.Permanent("too late"));
        await dying.EndsAsync();
        Assert.Equal((MessageState.Sent, 2), ((await post.StoredAsync(id)).State, (await post.StoredAsync(id)).Attempts));
    }

    [Fact]
    public async Task A_message_that_kills_every_node_that_sends_it_ends_as_a_dead_letter()
    {
        post.Channel.Answer = (_, _) => new TaskCompletionSource<DeliveryResult>().Task;
        var id = await post.AddAsync();
        for (var attempt = 1; attempt <= 8; attempt++)
        {
            _ = post.Another(post.Channel).DeliverDueAsync();
            await Eventually.TrueAsync(() => post.Channel.Got.Count == attempt);
            post.Clock.Advance(post.Options.Lease);
        }
        Assert.Equal(1, await post.Sender.DeliverDueAsync());
        Assert.Equal(8, post.Channel.Got.Count);
        Assert.Equal((MessageState.Dead, "The last attempt was never finished."), ((await post.StoredAsync(id)).State, (await post.StoredAsync(id)).Error));
    }

    [Fact]
    public async Task A_channel_that_is_stuck_does_not_hold_up_another()
    {
        var other = new RecordingChannel(Sample.ChannelName());
        post.Channel.Answer = (_, _) => new TaskCompletionSource<DeliveryResult>().Task;
        using var stop = new CancellationTokenSource();
        for (var i = 0; i < 20; i++)
            await post.AddAsync();
        _ = post.Another(post.Channel, other).RunAsync(stop.Token);
        await Eventually.TrueAsync(() => post.Channel.Got.Count == post.Options.MostAtOnce);
        await Database.AddAsync(post.Tenant, post.Clock, Sample.Message(other.Name));
        await Eventually.TrueAsync(() => other.Got.Count == 1);
        Assert.Equal(post.Options.MostAtOnce, post.Channel.Got.Count);
        await stop.CancelAsync();
    }
}
