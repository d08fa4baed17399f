using FieldServices.Workflows.Messages;

namespace FieldServices.Workflows.Tests.Messages;

/// <summary>How many leave, and which ones first.</summary>
public sealed class RateTests(OutboxDatabase database) : OutboxTest(database)
{
    [Fact]
    public async Task The_rate_of_a_channel_holds_over_two_senders()
    {
        var post = new Post(Database, new MessageRate(10, burst: 5));
        await Database.AddAsync(post.Tenant, post.Clock, [.. Enumerable.Range(0, 100).Select(_ => Sample.Message(post.Channel.Name))]);
        var nodes = Enumerable.Range(0, 3).Select(_ => post.Another(post.Channel)).ToArray();
        List<int> sent = [];
        foreach (var pause in new[] { 0, 300, 100, 50, 50, 10_000, 0 })
        {
            post.Clock.Advance(TimeSpan.FromMilliseconds(pause));
            await Task.WhenAll(nodes.Select(n => Task.Run(() => n.DeliverDueAsync()))).EndsAsync();
            sent.Add(post.Channel.Got.Count);
        }
        Assert.Equal([5, 8, 9, 9, 10, 15, 15], sent);
    }

    [Fact]
    public async Task A_node_whose_clock_is_behind_refills_nothing()
    {
        var post = new Post(Database, new MessageRate(10, burst: 5));
        await Database.AddAsync(post.Tenant, post.Clock, [.. Enumerable.Range(0, 100).Select(_ => Sample.Message(post.Channel.Name))]);
        await post.Sender.DeliverDueAsync();
        var behind = new HandClock();
        post.Clock.Advance(TimeSpan.FromSeconds(1));
        await post.Sender.DeliverDueAsync();
        await new MessageSender(Database.Source, [post.Channel], post.Options, behind, new Random(1)).DeliverDueAsync();
        await post.Sender.DeliverDueAsync();
        Assert.Equal(10, post.Channel.Got.Count);
    }

    [Fact]
    public async Task Urgent_messages_overtake_the_others_of_their_channel()
    {
        var post = new Post(Database, new MessageRate(1));
        await post.AddAsync("low", MessagePriority.Low);
        post.Clock.Advance(TimeSpan.FromSeconds(1));
        await post.AddAsync("normal");
        await post.AddAsync("urgent", MessagePriority.Urgent);
        for (var i = 0; i < 3; i++)
        {
            await post.Sender.DeliverDueAsync();
            post.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(["urgent", "normal", "low"], post.Channel.Got.Select(m => m.Message.Recipient));
    }

    [Fact]
    public async Task A_tenant_with_a_thousand_messages_leaves_room_for_the_others()
    {
        var post = new Post(Database, new MessageRate(9));
        await Database.AddAsync(post.Tenant, post.Clock, [.. Enumerable.Range(0, 1_000).Select(_ => Sample.Message(post.Channel.Name))]);
        post.Clock.Advance(TimeSpan.FromSeconds(1));
        var (small, other) = (Sample.Tenant(), Sample.Tenant());
        foreach (var tenant in new[] { small, small, small, other, other, other })
            await post.AddAsync(tenant: tenant);
        await post.Sender.DeliverDueAsync();
        Assert.Equal(
            new[] { (post.Tenant, 3), (small, 3), (other, 3) }.ToHashSet(),
            post.Channel.Got.GroupBy(m => m.Tenant).Select(g => (g.Key, g.Count())).ToHashSet());
    }

    [Fact]
    public async Task Messages_of_a_tenant_in_test_mode_go_to_the_local_channel_and_take_nothing_from_the_rate_of_their_own()
    {
        var test = Sample.Tenant();
        var options = new MessageOptions { IsTest = t => ValueTask.FromResult(t == test) };
        var post = new Post(Database, new MessageRate(3), options);
        var local = new RecordingChannel(MessageOptions.LocalChannel);
        var tried = Sample.Message(post.Channel.Name);
        await Database.AddAsync(test, post.Clock, [tried, .. Enumerable.Range(0, 9).Select(_ => Sample.Message(post.Channel.Name))]);
        for (var i = 0; i < 5; i++)
            await post.AddAsync();
        var sender = post.Another(post.Channel, local);
        await sender.DeliverDueAsync();
        Assert.Equal(3, post.Channel.Got.Count);
        post.Clock.Advance(TimeSpan.FromSeconds(1));
        await sender.DeliverDueAsync();
        Assert.Equal(5, post.Channel.Got.Count);
        Assert.Equal(10, local.Got.Count(m => m.Tenant == test));
        Assert.All(post.Channel.Got, m => Assert.Equal(post.Tenant, m.Tenant));
        Assert.Equal("local", (await post.Letters.FindAsync(test, tried.Id))!.SentBy);
    }

    [Fact]
    public async Task Looking_at_an_idle_outbox_reads_one_index_and_no_table()
    {
        var post = new Post(Database);
        await Database.AddAsync(post.Tenant, post.Clock, [.. Enumerable.Range(0, 5_000).Select(_ => Sample.Message(post.Channel.Name))]);
        await post.Sender.DeliverDueAsync();
        await using var command = Database.Source.CreateCommand($"explain (analyze, costs off, timing off, buffers off) {MessageSql.Due}");
        command.Parameters.Add(new() { Value = post.Clock.GetUtcNow().UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
            plan += reader.GetString(0) + '\n';
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("messages_waiting", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("messages_pkey", plan, StringComparison.Ordinal);
    }
}
