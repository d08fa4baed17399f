using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FieldServices.EventStore;
using FieldServices.EventStore.Archiving;

namespace FieldServices.Domain.Modules;

/// <content>What the log holds: the events of today, and how those of earlier releases are read.</content>
public sealed partial class Module<TState, TEvent, TStatus>
{
    private readonly List<EventType> events = [];
    private readonly List<EventType> retired = [];
    private readonly List<Upcaster> upcasters = [];

    public override IReadOnlyList<EventType> Events => events;

    public override IReadOnlyList<EventType> Retired => retired;

    public override IReadOnlyList<Upcaster> Upcasters => upcasters;

    private SnapshotFormat? snapshots;

    public override SnapshotFormat? SnapshotFormat => snapshots;

    /// <summary>
    /// Keeps states of long streams. Raise the version with every change of the state record or of its fold, so that states of earlier
    /// releases are folded again.
    /// </summary>
    public Module<TState, TEvent, TStatus> Snapshots(short version, JsonSerializerContext json)
    {
        snapshots = new SnapshotFormat(version, typeof(TState), json);
        return this;
    }

    private (Func<TState, bool> When, TimeSpan Quiet)? finished;

    public override ArchiveRule? ArchiveRule => finished is { } known ? new(Subject, Fold, s => known.When((TState)s), known.Quiet) : null;

    /// <summary>
    /// Things in such a state may be archived when nothing has happened to them for this long: they stay readable and do not change, unless
    /// an operator restores them.
    /// </summary>
    public Module<TState, TEvent, TStatus> Finished(Func<TState, bool> when, TimeSpan rest)
    {
        finished = (when, rest);
        return this;
    }

    /// <summary>An event as it is recorded now.</summary>
    public Module<TState, TEvent, TStatus> Event<T>(string name, int version, JsonSerializerContext json)
        where T : class, TEvent
    {
        events.Add(EventType.Of<T>(name, version, json));
        return this;
    }

    /// <summary>An event with personal data, as it is recorded now.</summary>
    /// <param name="name">The stored name.</param>
    /// <param name="version">The version of the body's shape.</param>
    /// <param name="json">Generated metadata.</param>
    /// <param name="whose">Whose it is, from the event and its stream; null when it tells of nobody. Pure.</param>
    public Module<TState, TEvent, TStatus> Event<T>(string name, int version, JsonSerializerContext json, Func<T, StreamId, StreamId?> whose)
        where T : class, TEvent
    {
        events.Add(EventType.Of<T>(name, version, json, whose));
        return this;
    }

    /// <summary>Reads the bodies of an older version as those of the next one; pure, may change and return what it is given.</summary>
    public Module<TState, TEvent, TStatus> Upcasts(string name, int from, Func<JsonObject, JsonObject> change)
    {
        upcasters.Add(Upcaster.Of(name, from, change));
        return this;
    }

    /// <summary>Reads an event that was stored under another name as the same version of its present one.</summary>
    public Module<TState, TEvent, TStatus> Renamed(string name, int version, string to)
    {
        upcasters.Add(Upcaster.Renamed(name, version, to));
        return this;
    }

    /// <summary>
    /// An event that is not recorded any more: histories and feeds show it as it was stored, states and views pass over it, and an
    /// append of it is refused.
    /// </summary>
    public Module<TState, TEvent, TStatus> Retires(string name, int version)
    {
        retired.Add(EventType.Retired(name, version));
        return this;
    }
}
