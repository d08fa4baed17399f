using System.Text.Json;
using System.Text.Json.Nodes;

namespace FieldServices.EventStore;

/// <summary>Follows upcasters to the types that they end at, once, at start-up.</summary>
internal sealed class UpcasterChains
{
    private readonly Dictionary<(string Name, int Version), EventType> registered;
    private readonly Dictionary<(string Name, int Version), Upcaster> upcasters;

    public UpcasterChains(IReadOnlyList<EventType> types, IReadOnlyList<Upcaster> all)
    {
        registered = types.DistinctBy(t => (t.Name, t.Version)).ToDictionary(t => (t.Name, t.Version));
        upcasters = all.DistinctBy(u => (u.Name, u.Version)).ToDictionary(u => (u.Name, u.Version));
        Problems =
        [
            .. all.GroupBy(u => (u.Name, u.Version)).Where(g => g.Count() > 1).Select(g => $"{g.Key.Name}@{g.Key.Version} has {g.Count()} upcasters"),
            .. upcasters.Keys.Where(registered.ContainsKey).Select(k => $"{k.Name}@{k.Version} is registered and has an upcaster: only older versions have"),
            .. upcasters.Values.Where(u => TryFollow(u) is null).Select(u => $"the upcasters from {u.Name}@{u.Version} do not end at a registered event"),
        ];
    }

    /// <summary>Everything that is wrong, each as one sentence.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>How each older version is read; only when there are no problems.</summary>
    public IEnumerable<EventType> Types() => upcasters.Values.Select(upcaster =>
    {
        var (end, changes) = TryFollow(upcaster)!.Value;
        return new EventType(upcaster.Name, upcaster.Version, end.ClrType, end.Context) { Upcast = json => Apply(changes, json), End = end, Steps = changes.Count };
    });

    private (EventType End, IReadOnlyList<Func<JsonObject, JsonObject>> Changes)? TryFollow(Upcaster first)
    {
        var changes = new List<Func<JsonObject, JsonObject>> { first.Change };
        var at = (first.ToName, first.ToVersion);
        while (!registered.ContainsKey(at))
        {
            // A chain longer than there are upcasters goes in circles.
            if (changes.Count > upcasters.Count || !upcasters.TryGetValue(at, out var next))
                return null;
            changes.Add(next.Change);
            at = (next.ToName, next.ToVersion);
        }
        return (registered[at], changes);
    }

    private static byte[] Apply(IReadOnlyList<Func<JsonObject, JsonObject>> changes, byte[] json)
    {
        var body = JsonNode.Parse(json) as JsonObject ?? throw new JsonException("The body of an event is a JSON object.");
        using var changed = new MemoryStream();
        using (var writer = new Utf8JsonWriter(changed))
            changes.Aggregate(body, (current, change) => change(current)).WriteTo(writer);
        return changed.ToArray();
    }
}
