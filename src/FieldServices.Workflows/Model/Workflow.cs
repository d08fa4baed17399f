using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FieldServices.EventStore;

namespace FieldServices.Workflows;

/// <summary>
/// One version of a process that reacts: what it listens to, how its state follows from what it recorded, and a pure decision for
/// each input. Made with <see cref="Workflow{TState,TEvent}"/>. Immutable once it is registered; safe to share.
/// </summary>
public abstract class Workflow
{
    private readonly Lazy<JsonTypeInfo> stateJson;

    private protected Workflow(string name, int version, Type state, JsonSerializerContext json) =>
        (Name, Version, stateJson) = (name, version, JsonParts.Of(state, json));

    /// <summary>Lower case, words joined by hyphens; also the type of the streams that its instances record in.</summary>
    public string Name { get; }

    /// <summary>From 1. A running instance keeps the version that it was started with, unless a later one migrates it.</summary>
    public int Version { get; }

    /// <summary>How the state is remembered beside the stream.</summary>
    public JsonTypeInfo StateJson => stateJson.Value;

    /// <summary>The events that its instances record in their own streams.</summary>
    public abstract IReadOnlyList<EventType> Records { get; }

    /// <summary>The events of other streams that it is told.</summary>
    public abstract IReadOnlyList<Type> ListensTo { get; }

    /// <summary>The state before anything was recorded.</summary>
    public abstract object Initial { get; }

    /// <summary>The older versions whose running instances this one takes over.</summary>
    public abstract IReadOnlyCollection<int> Migrates { get; }

    /// <summary>The instance that an event concerns; null for none. Pure.</summary>
    public abstract Guid? InstanceFor(Envelope envelope);

    /// <summary>State and own event in, next state out. Pure.</summary>
    public abstract object Evolve(object state, object @event);

    /// <summary>
    /// What is to be done about an input. Pure: it asks neither clock nor chance nor the world. No outputs mean that the input is none
    /// of its business, and leave no trace; an instance begins with the first input that has any.
    /// </summary>
    public abstract IReadOnlyList<Output> Decide(object state, WorkflowInput input, DateTimeOffset now);

    /// <summary>True when nothing more is expected: its timers are cancelled. It is still told of events.</summary>
    public abstract bool IsFinished(object state);

    /// <summary>The state of an older version, as it was remembered, turned into one of this version.</summary>
    /// <exception cref="KeyNotFoundException">There is no migration from that version.</exception>
    public abstract object Migrate(int from, string state);

    /// <summary>The form <c>name@version</c>.</summary>
    public override string ToString() => $"{Name}@{Version}";
}
