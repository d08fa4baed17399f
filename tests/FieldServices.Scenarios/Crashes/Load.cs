using System.Collections.Concurrent;
using System.Net;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Crashes;

/// <summary>
/// Clients who report emergencies without end and repeat what was not acknowledged with its key, as the API asks them to.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Answer> acknowledged = new();
    private readonly ConcurrentQueue<string> unexpected = new();
    private readonly Func<Uri?> address;
    private readonly string key;
    private readonly TimeSpan pace;
    private readonly Task[] clients;
    private volatile bool ending;
    private int repetitions;

    /// <summary>Starts; the address is asked for before every request and is null while there is no server.</summary>
    /// <param name="address">Where the server is.</param>
    /// <param name="key">The clients' key.</param>
    /// <param name="clientCount">How many clients there are.</param>
    /// <param name="pace">How long each waits after a command; without it, what a slow machine has to copy or fold grows faster than it can.</param>
    public Load(Func<Uri?> address, string key, int clientCount = 16, TimeSpan pace = default)
    {
        (this.address, this.key, this.pace) = (address, key, pace);
        clients = [.. Enumerable.Range(0, clientCount).Select(n => Task.Run(() => RunAsync(n)))];
    }

    /// <summary>What was acknowledged, by idempotency key, which is also the external reference of the report.</summary>
    public IReadOnlyDictionary<string, Answer> Acknowledged => acknowledged;

    /// <summary>How often a command was sent again.</summary>
    public int Repetitions => repetitions;

    /// <summary>Waits until this many more are acknowledged.</summary>
    public Task MoreAsync(int count)
    {
        var goal = acknowledged.Count + count;
        return Eventually.TrueAsync(() => acknowledged.Count >= goal || !unexpected.IsEmpty);
    }

    /// <summary>Lets every client finish the command it has in hand, and checks that nothing but outages came between.</summary>
    public async Task EndAsync()
    {
        ending = true;
        await Task.WhenAll(clients).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Empty(unexpected);
    }

    public async ValueTask DisposeAsync()
    {
        ending = true;
        unexpected.Enqueue("disposed");
        await Task.WhenAll(clients).WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task RunAsync(int client)
    {
        for (var n = 0; !ending; n++)
        {
            await ReportAsync($"load-{client}-{n}");
            await Task.Delay(pace);
        }
    }

    private async Task ReportAsync(string reference)
    {
        while (unexpected.IsEmpty && !await TryAsync(reference))
        {
            Interlocked.Increment(ref repetitions);
            await Task.Delay(20);
        }
    }

    private async Task<bool> TryAsync(string reference)
    {
        if (address() is not { } server)
            return false;
        try
        {
            using var client = new Client(server, key);
            var answer = await client.PostAsync(Samples.Report with { ExternalReference = reference }, null, ("Idempotency-Key", reference));
            if (answer.Status == HttpStatusCode.Created)
                return acknowledged.TryAdd(reference, answer);
            if (answer.Status != HttpStatusCode.ServiceUnavailable && answer.Text.Contains("idempotency-in-flight", StringComparison.Ordinal) is false)
                unexpected.Enqueue($"{reference}: {(int)answer.Status} {answer.Text}");
            return false;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }
}
