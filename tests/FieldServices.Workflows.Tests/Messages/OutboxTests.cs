using FieldServices.EventStore;
using FieldServices.Workflows.Messages;
using Npgsql;

namespace FieldServices.Workflows.Tests.Messages;

public sealed class OutboxTests(OutboxDatabase database) : OutboxTest(database)
{
    private readonly Post post = new(database);

    [Fact]
    public async Task A_message_of_a_transaction_that_is_rolled_back_was_never_there()
    {
        var message = Sample.Message(post.Channel.Name);
        await using var connection = await Database.Source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await new MessageOutbox(post.Clock).AddAsync(transaction, post.Tenant, [message]);
            await transaction.RollbackAsync();
        }
        Assert.Null(await post.Letters.FindAsync(post.Tenant, message.Id));
        Assert.Equal(0, await post.Sender.DeliverDueAsync());
    }

    [Fact]
    public async Task Messages_travel_in_a_batch_with_other_statements_and_keep_everything_they_had()
    {
        var stream = new StreamId("reminder", Guid.NewGuid());
        NewMessage[] messages = [Sample.Message(post.Channel.Name, "a", MessagePriority.Urgent, stream: stream, version: 2), Sample.Message(post.Channel.Name, "b", stream: stream)];
        await using (var batch = Database.Source.CreateBatch())
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select 1"));
            new MessageOutbox(post.Clock).AddTo(batch, post.Tenant, messages);
            new MessageOutbox(post.Clock).AddTo(batch, post.Tenant, []);
            Assert.Equal(2, batch.BatchCommands.Count);
            await batch.ExecuteNonQueryAsync();
        }
        var stored = await post.Letters.OfInstanceAsync(post.Tenant, stream, 10);
        Assert.Equal([messages[1].Id, messages[0].Id], stored.Select(s => s.Id));
        Assert.Equal(messages[0].Cause, stored[1].Cause);
        Assert.Equal(messages[0].Message with { Data = stored[1].Message.Data }, stored[1].Message);
        Assert.Equal(messages[0].Message.Data, stored[1].Message.Data);
        Assert.Equal((MessageState.Waiting, 0, post.Clock.GetUtcNow()), (stored[0].State, stored[0].Attempts, stored[0].CreatedAt));
    }

    [Fact]
    public async Task A_message_that_is_added_again_has_no_second_effect_even_after_it_was_sent()
    {
        var message = Sample.Message(post.Channel.Name);
        await Database.AddAsync(post.Tenant, post.Clock, message, message);
        await post.Sender.DeliverDueAsync();
        await Database.AddAsync(post.Tenant, post.Clock, message with { Message = message.Message with { Recipient = "somebody else" } });
        Assert.Equal(0, await post.Sender.DeliverDueAsync());
        Assert.Equal("someone", Assert.Single(post.Channel.Got).Message.Recipient);
    }

    [Fact]
    public async Task What_was_sent_stays_with_reference_time_and_cause()
    {
        var id = await post.AddAsync();
        post.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(1, await post.Sender.DeliverDueAsync());
        var stored = await post.StoredAsync(id);
        Assert.Equal((MessageState.Sent, 1, "its-reference", post.Channel.Name), (stored.State, stored.Attempts, stored.Reference, stored.SentBy));
        Assert.Equal(post.Clock.GetUtcNow(), stored.SettledAt);
        var got = Assert.Single(post.Channel.Got);
        Assert.Equal((id, 1, post.Tenant, stored.Cause, stored.CreatedAt), (got.Id, got.Attempt, got.Tenant, got.Cause, got.CreatedAt));
    }

    [Theory]
    [InlineData("null\0inside")]
    [InlineData("half a \uD83D pair")]
    public async Task Text_that_the_database_cannot_hold_does_not_stop_the_step(string hostile)
    {
        var message = Sample.Message(post.Channel.Name, hostile);
        await Database.AddAsync(post.Tenant, post.Clock, message with { Message = message.Message with { Data = new Dictionary<string, string> { ["name"] = hostile } } });
        await post.Sender.DeliverDueAsync();
        Assert.Contains('\uFFFD', Assert.Single(post.Channel.Got).Message.Recipient);
    }

    [Fact]
    public async Task A_signal_wakes_a_running_sender_and_it_ends_when_it_is_told()
    {
        using var stop = new CancellationTokenSource();
        var sender = new MessageSender(Database.Source, [post.Channel], post.Options with { PollInterval = TimeSpan.FromDays(1) }, post.Clock, new Random(1));
        var running = sender.RunAsync(stop.Token);
        await post.AddAsync();
        sender.Signal();
        await Eventually.TrueAsync(() => post.Channel.Got.Count == 1);
        await stop.CancelAsync();
        await running.EndsAsync();
    }

    [Fact]
    public async Task Without_a_signal_the_outbox_is_looked_at_now_and_then()
    {
        using var stop = new CancellationTokenSource();
        var sender = new MessageSender(Database.Source, [post.Channel], post.Options with { PollInterval = TimeSpan.FromMilliseconds(20) }, post.Clock, new Random(1));
        var running = sender.RunAsync(stop.Token);
        await post.AddAsync();
        await Eventually.TrueAsync(() => post.Channel.Got.Count == 1);
        await stop.CancelAsync();
        await running.EndsAsync();
    }

    [Fact]
    public async Task A_sender_that_is_stopped_finishes_what_it_was_sending()
    {
        using var stop = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        post.Channel.Answer = async (_, _) =>
        {
            await release.Task;
            return new DeliveryResult.Sent();
        };
        var id = await post.AddAsync();
        var running = post.Sender.RunAsync(stop.Token);
        await Eventually.TrueAsync(() => post.Channel.Got.Count == 1);
        await stop.CancelAsync();
        Assert.False(running.IsCompleted);
        release.SetResult();
        await running.EndsAsync();
        Assert.Equal(MessageState.Sent, (await post.StoredAsync(id)).State);
    }
}
