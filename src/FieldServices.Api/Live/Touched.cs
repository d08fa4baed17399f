using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Api.Live;

/// <summary>The rows that events concern, each with the last position that concerns it; at most so many. For one thread at a time.</summary>
internal sealed class Touched(View view)
{
    public const int Most = 5_000;

    private readonly HashSet<Type> events = [.. view.Events];

    public Dictionary<object, long> Keys { get; } = [];

    /// <summary>True when there were more than can be told one by one.</summary>
    public bool TooMany { get; private set; }

    public void Add(Envelope envelope)
    {
        if (!events.Contains(envelope.Event.GetType()))
            return;
        var key = view.KeyOf(envelope);
        if (Keys.Count == Most && !Keys.ContainsKey(key))
            TooMany = true;
        else
            Keys[key] = envelope.Position;
    }
}
