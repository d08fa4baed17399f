using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace FieldServices.TestKit;

/// <summary>
/// The server as operators run it: a process of its own that can be killed. It is the <c>fieldservices.dll</c> beside the
/// calling program, which therefore refers to the project FieldServices.Api.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const string Announcement = "FieldServices serves ";
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Process process;

    private ServerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => lines.Enqueue(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it has written, to either stream.</summary>
    public string Output => string.Join('\n', lines);

    public Uri Address => new(lines.First(l => l.StartsWith(Announcement, StringComparison.Ordinal))[Announcement.Length..]);

    /// <summary>How long it has used processors so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>
    /// Starts <c>serve</c> on a free port and does not wait for it. Workflows are left to others: what happens by itself would come
    /// between the events that such tests count.
    /// </summary>
    public static ServerProcess Launch(string database, params string[] options) => LaunchWhole(database, ["--without-workflows", .. options]);

    /// <summary>Starts <c>serve</c> with these variables besides, and waits until it serves.</summary>
    public static async Task<ServerProcess> StartAsync(string database, IReadOnlyDictionary<string, string> variables)
    {
        var server = LaunchWhole(database, variables, "--without-workflows");
        await server.ServesAsync();
        return server;
    }

    /// <summary>Starts <c>serve</c> with everything that happens by itself, and waits until it serves.</summary>
    public static async Task<ServerProcess> StartWholeAsync(string database)
    {
        var server = LaunchWhole(database);
        await server.ServesAsync();
        return server;
    }

    private static ServerProcess LaunchWhole(string database, params string[] options) => LaunchWhole(database, new Dictionary<string, string>(), options);

    private static ServerProcess LaunchWhole(string database, IReadOnlyDictionary<string, string> variables, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["FIELDSERVICES_DATABASE"] = database, ["FIELDSERVICES_LOG_LEVEL"] = "Warning", [TestMasterKey.Variable] = TestMasterKey.Text },
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "fieldservices.dll"), "serve", "--urls", "http://127.0.0.1:0", .. options])
            start.ArgumentList.Add(argument);
        // Tests and benchmarks ask more than any client may, with one key.
        foreach (var tier in new[] { "FREE", "PRO", "ENTERPRISE" })
            start.Environment[$"FIELDSERVICES_TIER_{tier}"] = "requests=any";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
    }

    /// <summary>Starts <c>serve</c> and waits until it serves.</summary>
    public static async Task<ServerProcess> StartAsync(string database, params string[] options)
    {
        var server = Launch(database, options);
        await server.ServesAsync();
        return server;
    }

    public async Task ServesAsync()
    {
        await Eventually.TrueAsync(() => process.HasExited || Output.Contains(Announcement, StringComparison.Ordinal));
        Assert.False(process.HasExited, Output);
    }

    public Task SaysAsync(string text) => Eventually.TrueAsync(() => Output.Contains(text, StringComparison.Ordinal));

    /// <summary>Ends it with no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>Stops it where it is: its connections stay open, and it does nothing until <see cref="Thaw"/>.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>Lets it go on as if nothing had happened.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }
}
