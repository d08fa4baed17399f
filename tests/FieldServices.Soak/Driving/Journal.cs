using System.Collections.Concurrent;
using System.Diagnostics;
using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Driving;

/// <summary>What the clients of one tenant sent and got; they all write into it at once.</summary>
internal sealed class Journal
{
    private readonly ConcurrentQueue<(Order Order, ConcurrentQueue<Reply> Replies)> commands = new();
    private readonly ConcurrentQueue<ReadAfterWrite> reads = new();
    private readonly ConcurrentQueue<long> answers = new();
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    /// <summary>How many commands have been answered for good.</summary>
    public int Answered => answers.Count;

    /// <summary>When they were answered.</summary>
    public IEnumerable<long> AnswerTimes => answers;

    public TimeSpan LongestWait => waits.DefaultIfEmpty().Max();

    public IReadOnlyList<SentCommand> Commands =>
        [.. commands.Select(c => new SentCommand(c.Order.CommandId, c.Order.Name, c.Order.IfMatch, [.. c.Replies]))];

    public IReadOnlyList<ReadAfterWrite> Reads => [.. reads];

    /// <summary>Begins a page for a command, before it is sent for the first time.</summary>
    public ConcurrentQueue<Reply> Open(Order order)
    {
        var replies = new ConcurrentQueue<Reply>();
        commands.Enqueue((order, replies));
        return replies;
    }

    public void Settled(long began)
    {
        answers.Enqueue(Stopwatch.GetTimestamp());
        waits.Enqueue(Stopwatch.GetElapsedTime(began));
    }

    public void Add(ReadAfterWrite read) => reads.Enqueue(read);
}
