using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace FieldServices.Benchmarks.Store;

/// <summary>Emmett with its PostgreSQL store in a Node process of its own, which runs a round whenever it is asked to.</summary>
internal sealed class EmmettPeer : IDisposable
{
    private readonly Process process;

    private EmmettPeer(Process process) => this.process = process;

    /// <summary>Starts it and waits until its tables are there.</summary>
    /// <param name="peers">Where it is installed.</param>
    /// <param name="connectionString">The database; its tables have names of their own.</param>
    /// <param name="connections">The size of its pool.</param>
    public static async Task<EmmettPeer> StartAsync(NodePeers peers, string connectionString, int connections)
    {
        var start = new ProcessStartInfo("node", [peers.PathOf("append.mjs"), UriOf(connectionString), connections.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["NODE_ENV"] = "production";
        var peer = new EmmettPeer(Process.Start(start)!);
        if (await peer.process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("Emmett did not start; the reason is above.");
        return peer;
    }

    public async Task<Load> RunAsync(int callers, TimeSpan length)
    {
        await process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{callers} {length.TotalSeconds}"));
        await process.StandardInput.FlushAsync();
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Emmett ended; the reason is above.");
        using var round = JsonDocument.Parse(line);
        double Figure(string name) => round.RootElement.GetProperty(name).GetDouble();
        return new Load(Figure("perSecond"), Figure("p50"), Figure("p99"));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static string UriOf(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        static string Escape(string? text) => Uri.EscapeDataString(text ?? "");
        return $"postgresql://{Escape(to.Username)}:{Escape(to.Password)}@localhost:{to.Port}/{Escape(to.Database)}?host={Escape(to.Host)}";
    }
}
