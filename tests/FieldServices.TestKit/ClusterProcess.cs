using System.Diagnostics;

namespace FieldServices.TestKit;

/// <summary>
/// A PostgreSQL cluster held by <c>scripts/cluster hold</c>. The script stops and deletes it when its standard input
/// ends, so a test process that is killed leaves nothing behind.
/// </summary>
internal sealed class ClusterProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process process;
    private readonly Task<string> complaints;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    private ClusterProcess(Process process)
    {
        this.process = process;
        complaints = process.StandardError.ReadToEndAsync();
    }

    public string ConnectionString { get; private set; } = "";

    public static async Task<ClusterProcess> StartAsync(bool durable, string? replicaOf = null)
    {
        var cluster = new ClusterProcess(Launch(durable, replicaOf));
        await cluster.ReadReadyAsync();
        return cluster;
    }

    public async Task StopAsync() => await AskAsync("stop", ReadStoppedAsync);

    public async Task CrashAsync() => await AskAsync("crash", ReadStoppedAsync);

    public async Task StartAgainAsync() => await AskAsync("start", ReadReadyAsync);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(deadline.Token);
        process.Dispose();
        oneAtATime.Dispose();
    }

    private static Process Launch(bool durable, string? replicaOf)
    {
        var start = new ProcessStartInfo(RepositoryRoot.At("scripts", "cluster"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot.Path,
        };
        start.ArgumentList.Add("hold");
        if (durable) start.ArgumentList.Add("--durable");
        if (replicaOf is not null)
        {
            start.ArgumentList.Add("--replica-of");
            start.ArgumentList.Add(replicaOf);
        }
        return Process.Start(start) ?? throw new InvalidOperationException("scripts/cluster did not start.");
    }

    private async Task AskAsync(string command, Func<Task> readAnswer)
    {
        await oneAtATime.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(command);
            await process.StandardInput.FlushAsync();
            await readAnswer();
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task ReadReadyAsync() => ConnectionString = await ReadAsync("ready ");

    private async Task ReadStoppedAsync() => await ReadAsync("stopped");

    private async Task<string> ReadAsync(string expected)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(deadline.Token);
        if (line is not null && line.StartsWith(expected, StringComparison.Ordinal)) return line[expected.Length..];
        var reason = line ?? await complaints;
        throw new InvalidOperationException($"The test cluster should have answered \"{expected}\". It said: {reason}");
    }
}
