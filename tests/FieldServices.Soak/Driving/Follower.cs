using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Soak.Evidence;

namespace FieldServices.Soak.Driving;

/// <summary>Opens a subscription on a node and gives its answers; ends or fails when it is cut off.</summary>
internal delegate IAsyncEnumerable<JsonNode> OpenFeed(Uri node, ApiKey key, string query, CancellationToken stop);

/// <summary>Somebody who follows a tenant's log and goes on behind the last position, on the other node, whenever it is cut off.</summary>
internal sealed class Follower(string name, Nodes nodes, ApiKey key, OpenFeed open, IReadOnlyCollection<string>? types)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly List<Sighting> seen = [];
    private long position;

    /// <summary>The last position that it saw.</summary>
    public long Position => Volatile.Read(ref position);

    /// <summary>How often it went on after it had been cut off.</summary>
    public int Resumes { get; private set; }

    public IReadOnlyCollection<string>? Types => types;

    /// <summary>What it saw; complete once <see cref="RunAsync"/> has ended.</summary>
    public FollowerTrace Trace => new(name, types, seen);

    public async Task RunAsync(CancellationToken stop)
    {
        for (var node = 0; !stop.IsCancellationRequested; node++)
        {
            if (nodes.AddressOf(node) is { } address)
                await FollowAsync(address, stop);
            if (stop.IsCancellationRequested)
                return;
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task FollowAsync(Uri address, CancellationToken stop)
    {
        var cutOffAt = Position;
        try
        {
            var only = types is null ? "" : $", types: [{string.Join(", ", types.Select(t => $"\"{t}\""))}]";
            await foreach (var answer in open(address, key, $"subscription {{ events(after: {Position}{only}) {{ position stream version name }} }}", stop))
            {
                // An answer without data says why it ends: the database is away, or the server goes.
                if (answer["data"]?["events"] is not JsonObject happened)
                    return;
                if (cutOffAt > 0 && cutOffAt == Position)
                    Resumes++;
                seen.Add(new Sighting((long)happened["position"]!, (string)happened["stream"]!, (long)happened["version"]!, string.Intern((string)happened["name"]!)));
                Volatile.Write(ref position, seen[^1].Position);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Net.WebSockets.WebSocketException or OperationCanceledException)
        {
            // Cut off.
        }
    }
}
