using System.Collections.Concurrent;
using Npgsql;

namespace FieldServices.Workflows.Messages;

/// <summary>
/// Sends what is in the outbox. Any number of nodes may run one: each message is claimed by one at a time, sent outside of any
/// transaction, and settled afterwards. A node that dies in between leaves it claimed until the lease ends; then it is sent again under
/// the same id. So a message reaches its channel at least once, and a receiver that knows ids gets it once in effect.
/// </summary>
public sealed class MessageSender
{
    private readonly MessageQueue queue;
    private readonly MessageOptions options;
    private readonly Dictionary<string, IMessageChannel> channels;
    private readonly MessageDelivery delivery;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, Task>> sending = new();
    private TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Prepares it; nothing runs before <see cref="RunAsync"/>.</summary>
    /// <param name="database">Where the outbox is.</param>
    /// <param name="channels">The adapters, each with a name of its own.</param>
    /// <param name="options">How it works.</param>
    /// <param name="time">The time of the world. Clocks of nodes may differ by less than the lease.</param>
    /// <param name="random">Spreads repetitions; may be seeded.</param>
    /// <exception cref="ArgumentException">Two adapters have one name, or an attempt may take longer than the lease.</exception>
    public MessageSender(NpgsqlDataSource database, IReadOnlyList<IMessageChannel> channels, MessageOptions options, TimeProvider time, Random random)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(options);
        if (options.SendTimeout >= options.Lease)
            throw new ArgumentException("SendTimeout must be shorter than Lease.", nameof(options));
        this.options = options;
        this.channels = channels.ToDictionary(c => c.Name);
        queue = new MessageQueue(database, time);
        delivery = new MessageDelivery(queue, this.channels, options, time, random);
    }

    /// <summary>Says that there may be something to send. Returns at once; safe for concurrent callers.</summary>
    public void Signal() => Volatile.Read(ref woken).TrySetResult();

    /// <summary>Sends until cancelled; then claims nothing more, and returns when what was being sent is settled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            // Whoever signals from here on is heard: what it is about may be missing in what is read below.
            Volatile.Write(ref woken, new(TaskCreationOptions.RunContinuationsAsynchronously));
            try
            {
                await StartDueAsync(cancellationToken);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                options.OnError(e);
            }
            catch (OperationCanceledException)
            {
                break;
            }
            await Task.WhenAny(woken.Task, Task.Delay(options.PollInterval, cancellationToken));
        }
        await Task.WhenAll(InFlight());
    }

    /// <summary>Sends everything that is due and that the channels' rates allow, and returns when all of it is settled.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken = default)
    {
        int started, attempts = 0;
        do
        {
            started = await StartDueAsync(cancellationToken);
            attempts += started;
            await Task.WhenAll(InFlight());
        }
        while (started > 0);
        return attempts;
    }

    private Task[] InFlight() => [.. sending.Values.SelectMany(s => s.Values)];

    private async Task<int> StartDueAsync(CancellationToken cancellationToken)
    {
        var started = 0;
        foreach (var channel in await queue.DueAsync(cancellationToken))
            started += await StartAsync(channel, sending.GetOrAdd(channel, _ => new()), cancellationToken);
        return started;
    }

    private async Task<int> StartAsync(string channel, ConcurrentDictionary<Guid, Task> inFlight, CancellationToken cancellationToken)
    {
        var free = options.MostAtOnce - inFlight.Count;
        if (free <= 0)
            return 0;
        var rate = channels.TryGetValue(channel, out var adapter) ? adapter.Rate : MessageRate.Unlimited;
        var claimed = await queue.ClaimAsync(channel, rate, free, options.Lease, cancellationToken);
        foreach (var message in claimed)
        {
            var key = Guid.NewGuid();
            var done = new TaskCompletionSource();
            inFlight[key] = done.Task;
            _ = Task.Run(() => DeliverAsync(message, key, inFlight, done), CancellationToken.None);
        }
        return claimed.Count;
    }

    private async Task DeliverAsync(ClaimedMessage message, Guid key, ConcurrentDictionary<Guid, Task> inFlight, TaskCompletionSource done)
    {
        try
        {
            await delivery.DeliverAsync(message);
        }
#pragma warning disable CA1031 // The claim ends by itself, and the message is sent again under the same id.
        catch (Exception e)
#pragma warning restore CA1031
        {
            options.OnError(e);
        }
        finally
        {
            inFlight.TryRemove(key, out _);
            done.SetResult();
            Signal();
        }
    }
}
