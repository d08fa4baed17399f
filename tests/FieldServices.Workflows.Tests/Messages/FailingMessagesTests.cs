using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

/// <summary>What happens when an attempt does not work.</summary>
public sealed class FailingMessagesTests(OutboxDatabase database) : OutboxTest(database)
{
    private readonly Post post = new(database);

    [Fact]
    public async Task A_temporary_failure_is_tried_again_only_after_its_pause_and_under_the_same_id()
    {
        post.Channel.Answers(new DeliveryResult.Temporary("busy"));
        var id = await post.AddAsync();
        await post.Sender.DeliverDueAsync();
        var waiting = await post.StoredAsync(id);
        Assert.Equal((MessageState.Waiting, "busy"), (waiting.State, waiting.Error));
        Assert.InRange(waiting.NextAttemptAt!.Value - post.Clock.GetUtcNow(), TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(5));

        Assert.Equal(0, await post.Sender.DeliverDueAsync());
        post.Clock.Advance(TimeSpan.FromSeconds(5));
        post.Channel.Answers(new DeliveryResult.Sent());
        Assert.Equal(1, await post.Sender.DeliverDueAsync());
        Assert.Equal([(id, 1), (id, 2)], post.Channel.Got.Select(m => (m.Id, m.Attempt)));
        Assert.Null((await post.StoredAsync(id)).Error);
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_a_dead_letter_with_the_last_error()
    {
        post.Channel.Answers(new DeliveryResult.Temporary("busy"));
        var id = await post.AddAsync();
        for (var attempt = 1; attempt <= 8; attempt++)
        {
            Assert.Equal(1, await post.Sender.DeliverDueAsync());
            post.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(0, await post.Sender.DeliverDueAsync());
        var dead = await post.StoredAsync(id);
        Assert.Equal((MessageState.Dead, 8, "busy"), (dead.State, dead.Attempts, dead.Error));
        Assert.Equal([(id, "busy")], post.Dead);
    }

    [Fact]
    public async Task A_permanent_failure_is_a_dead_letter_at_once()
    {
        post.Channel.Answers(new DeliveryResult.Permanent("no such mailbox"));
        var id = await post.AddAsync();
        await post.Sender.DeliverDueAsync();
        var dead = await post.StoredAsync(id);
        Assert.Equal((MessageState.Dead, 1, "no such mailbox"), (dead.State, dead.Attempts, dead.Error));
    }

    [Fact]
    public async Task A_receiver_that_asks_for_a_longer_pause_gets_it()
    {
        post.Channel.Answers(new DeliveryResult.Temporary("too many", TimeSpan.FromMinutes(10)));
        var id = await post.AddAsync();
        await post.Sender.DeliverDueAsync();
        Assert.Equal(post.Clock.GetUtcNow() + TimeSpan.FromMinutes(10), (await post.StoredAsync(id)).NextAttemptAt);
    }

    [Fact]
    public async Task What_an_adapter_throws_is_kept_without_its_text_because_that_may_quote_an_address()
    {
        post.Channel.Answer = (m, _) => throw new InvalidOperationException($"no way to {m.Message.Recipient}");
        var id = await post.AddAsync();
        await post.Sender.DeliverDueAsync();
        var waiting = await post.StoredAsync(id);
        Assert.Equal((MessageState.Waiting, "The adapter failed: InvalidOperationException."), (waiting.State, waiting.Error));
    }

    [Fact]
    public async Task An_adapter_that_does_not_come_back_is_given_up_and_tried_again()
    {
        var impatient = new Post(Database, options: new MessageOptions { SendTimeout = TimeSpan.FromMilliseconds(20) });
        impatient.Channel.Answer = async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return new DeliveryResult.Sent();
        };
        var id = await impatient.AddAsync();
        await impatient.Sender.DeliverDueAsync().EndsAsync();
        var waiting = await impatient.StoredAsync(id);
        Assert.Equal((MessageState.Waiting, "It took too long."), (waiting.State, waiting.Error));
    }

    [Fact]
    public async Task A_message_for_a_channel_that_does_not_exist_dies_and_says_how_to_make_one()
    {
        var sender = new MessageSender(Database.Source, [], post.Options with { Remedy = c => $"Set SETTING_{c}." }, post.Clock, new Random(1));
        var id = await post.AddAsync();
        await sender.DeliverDueAsync();
        var dead = await post.StoredAsync(id);
        Assert.Equal((MessageState.Dead, $"There is no channel '{post.Channel.Name}'. Set SETTING_{post.Channel.Name}."), (dead.State, dead.Error));
    }

    [Fact]
    public async Task Words_that_cannot_be_made_are_a_permanent_failure()
    {
        var words = new MessageTemplates([new MessageTemplate("words", ["name", "place"], "", "{name} at {place}")]);
        post.Channel.Answer = (m, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Sent(words.Render(m.Message).Text));
        var id = await post.AddAsync();
        await post.Sender.DeliverDueAsync();
        var dead = await post.StoredAsync(id);
        Assert.Equal((MessageState.Dead, "The template 'words' asks for {place}, which the message's data does not have."), (dead.State, dead.Error));
    }
}
