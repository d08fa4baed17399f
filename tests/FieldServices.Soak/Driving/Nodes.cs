using FieldServices.TestKit;

namespace FieldServices.Soak.Driving;

/// <summary>Two servers over one database, each of which may be killed at any time.</summary>
internal sealed class Nodes(string database) : IAsyncDisposable
{
    public const int Count = 2;

    private readonly ServerProcess?[] running = new ServerProcess?[Count];
    private readonly List<string> complaints = [];

    public int Kills { get; private set; }

    /// <summary>What the servers said that no server should say, whatever happens around it.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public async Task StartAsync()
    {
        for (var node = 0; node < Count; node++)
            running[node] = await ServerProcess.StartWholeAsync(database);
    }

    /// <summary>Null while the node is down.</summary>
    public Uri? AddressOf(int node) => Volatile.Read(ref running[node % Count])?.Address;

    /// <summary>Kills a node with no chance to finish anything, and starts it again.</summary>
    public async Task KillAsync(int node)
    {
        await EndAsync(node);
        Kills++;
        Volatile.Write(ref running[node], await ServerProcess.StartWholeAsync(database));
    }

    public async ValueTask DisposeAsync()
    {
        for (var node = 0; node < Count; node++)
            await EndAsync(node);
    }

    public async Task EndAsync(int node)
    {
        if (Interlocked.Exchange(ref running[node], null) is not { } server)
            return;
        await server.DisposeAsync();
        complaints.AddRange(server.Output.Split('\n').Where(l => l.Contains("Unexpected error", StringComparison.Ordinal)));
    }
}
