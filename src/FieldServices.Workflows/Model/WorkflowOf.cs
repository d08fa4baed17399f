using System.Text.Json;
using System.Text.Json.Serialization;
using FieldServices.EventStore;

namespace FieldServices.Workflows;

/// <summary>Declares one version of a workflow, read from top to bottom as its table of contents. All functions given to it must be pure.</summary>
/// <typeparam name="TState">An immutable record; everything the process needs to know of its past.</typeparam>
/// <typeparam name="TEvent">The closed hierarchy of events that it records.</typeparam>
/// <param name="own">The name, the initial state and the fold.</param>
/// <param name="version">From 1; raise it when the state's shape or the meaning of what was recorded changes.</param>
/// <param name="decide">What is to be done about an input.</param>
/// <param name="isFinished">True when nothing more is expected.</param>
/// <param name="stateJson">How the state is remembered.</param>
public sealed class Workflow<TState, TEvent>(
    Aggregate<TState, TEvent> own,
    int version,
    Func<TState, WorkflowInput, DateTimeOffset, IReadOnlyList<Output>> decide,
    Func<TState, bool> isFinished,
    JsonSerializerContext stateJson) : Workflow(own.StreamType, version, typeof(TState), stateJson)
    where TState : class
    where TEvent : class
{
    private readonly List<EventType> records = [];
    private readonly Dictionary<Type, Func<Envelope, Guid?>> routes = [];
    private readonly Dictionary<int, Func<string, TState>> migrations = [];

    /// <inheritdoc/>
    public override IReadOnlyList<EventType> Records => records;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> ListensTo => [.. routes.Keys];

    /// <inheritdoc/>
    public override object Initial => own.Initial;

    /// <inheritdoc/>
    public override IReadOnlyCollection<int> Migrates => migrations.Keys;

    /// <summary>Registers an event of its own hierarchy under a stored name.</summary>
    /// <typeparam name="T">The record.</typeparam>
    public Workflow<TState, TEvent> Event<T>(string name, int version, JsonSerializerContext json)
        where T : class, TEvent
    {
        records.Add(EventType.Of<T>(name, version, json));
        return this;
    }

    /// <summary>Registers an event with personal data.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="name">The stored name.</param>
    /// <param name="version">The version of the body's shape.</param>
    /// <param name="json">Generated metadata.</param>
    /// <param name="whose">Whose it is, from the event and its stream, or null when it tells of nobody; what is a sealed copy stays with its own subject.</param>
    public Workflow<TState, TEvent> Event<T>(string name, int version, JsonSerializerContext json, Func<T, StreamId, StreamId?> whose)
        where T : class, TEvent
    {
        records.Add(EventType.Of<T>(name, version, json, whose));
        return this;
    }

    /// <summary>Listens to an event of other streams; the instance has the id of the event's stream.</summary>
    /// <typeparam name="T">The event.</typeparam>
    public Workflow<TState, TEvent> On<T>()
        where T : class => On<T>((_, stream) => stream.Id);

    /// <summary>Listens to an event of other streams.</summary>
    /// <typeparam name="T">The event.</typeparam>
    /// <param name="instance">The instance that it concerns, from the event and its stream; null for none.</param>
    public Workflow<TState, TEvent> On<T>(Func<T, StreamId, Guid?> instance)
        where T : class
    {
        routes.Add(typeof(T), envelope => instance((T)envelope.Event, envelope.Stream));
        return this;
    }

    /// <summary>Takes over running instances of an older version at their next input.</summary>
    /// <typeparam name="TOld">The state of that version.</typeparam>
    /// <param name="from">The older version.</param>
    /// <param name="json">How its state was remembered.</param>
    /// <param name="migrate">The older state in, the state of this version out.</param>
    public Workflow<TState, TEvent> MigratesFrom<TOld>(int from, JsonSerializerContext json, Func<TOld, TState> migrate)
        where TOld : class
    {
        var former = JsonParts.Of(typeof(TOld), json);
        migrations.Add(from, state => migrate((TOld)JsonSerializer.Deserialize(state, former.Value)!));
        return this;
    }

    /// <inheritdoc/>
    public override Guid? InstanceFor(Envelope envelope) =>
        routes.TryGetValue(envelope.Event.GetType(), out var route) ? route(envelope) : null;

    /// <inheritdoc/>
    public override object Evolve(object state, object @event) => own.Evolve((TState)state, (TEvent)@event);

    /// <inheritdoc/>
    public override IReadOnlyList<Output> Decide(object state, WorkflowInput input, DateTimeOffset now) => decide((TState)state, input, now);

    /// <inheritdoc/>
    public override bool IsFinished(object state) => isFinished((TState)state);

    /// <inheritdoc/>
    public override object Migrate(int from, string state) => migrations[from](state);
}
