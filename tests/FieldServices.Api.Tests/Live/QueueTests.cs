using FieldServices.Api.Live;
using FieldServices.EventStore;

namespace FieldServices.Api.Tests.Live;

/// <summary>Whoever does not keep up costs no more memory than a full queue.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task Changes_come_in_order_and_one_at_a_time()
    {
        using var queue = new ChangeQueue();
        queue.Add([Change(1), Change(2)], 2);
        queue.Add([Change(3)], 3);
        for (var i = 1; i <= 3; i++)
            Assert.Equal(i, (await queue.NextAsync(default)).Position);
    }

    [Fact]
    public async Task A_full_queue_becomes_one_change_that_says_to_begin_anew_and_then_goes_on()
    {
        using var queue = new ChangeQueue();
        for (var i = 1; i <= ChangeQueue.Most + 10; i++)
            queue.Add([Change(i)], i);
        Assert.Equal(RowChange.Resync(ChangeQueue.Most + 10), await queue.NextAsync(default));

        queue.Add([Change(ChangeQueue.Most + 11)], ChangeQueue.Most + 11);
        Assert.Equal((ChangeKind.Added, ChangeQueue.Most + 11), ((await queue.NextAsync(default)) is var next ? (next.Kind, (int)next.Position) : default));
    }

    [Fact]
    public async Task More_changes_at_once_than_a_queue_holds_are_a_resync()
    {
        using var queue = new ChangeQueue();
        queue.Add([.. Enumerable.Range(1, ChangeQueue.Most + 1).Select(i => Change(i))], ChangeQueue.Most + 1);
        Assert.Equal(ChangeKind.Resync, (await queue.NextAsync(default)).Kind);
    }

    [Fact]
    public async Task A_full_queue_of_events_is_lost_as_a_whole_because_the_log_has_them()
    {
        using var queue = new EventQueue(e => e.Position % 2 == 0);
        queue.Take([Event(1), Event(2)]);
        Assert.Equal(2, (await queue.NextAsync(default))!.Position);
        for (var i = 3; i < 2_000; i++)
            queue.Take([Event(i)]);
        Assert.Null(await queue.NextAsync(default));
    }

    private static RowChange Change(long position) => new(ChangeKind.Added, position, Guid.Empty, null);

    private static Envelope Event(long position) => new(
        default, new StreamId("thing", Guid.Empty), 1, position, EventType.Retired("thing.done", 1), "x", default, default, new Origin(new Actor("a", "b"), "c", default, default, default));
}
