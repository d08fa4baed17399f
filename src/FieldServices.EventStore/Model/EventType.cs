using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FieldServices.EventStore;

/// <summary>
/// How one CLR event is stored: a name and a version that never change, and generated JSON metadata.
/// CLR names never reach the database, so classes may be renamed freely.
/// </summary>
/// <param name="Name">The stored name, <c>subject.happened</c> in lower case.</param>
/// <param name="Version">The version of the body's shape, from 1.</param>
/// <param name="ClrType">The record that carries the body.</param>
/// <param name="Context">Source-generated metadata for <paramref name="ClrType"/>; made when it is first needed, so that a process starts at once.</param>
public sealed record EventType(string Name, int Version, Type ClrType, JsonSerializerContext Context)
{
    private readonly Lazy<JsonTypeInfo> json = JsonParts.Of(ClrType, Context);

    /// <summary>How bodies are written and read.</summary>
    public JsonTypeInfo Json => json.Value;

    /// <summary>Turns a stored body of this older version into one that <see cref="Json"/> reads; null for a current version.</summary>
    internal Func<byte[], byte[]>? Upcast { get; init; }

    /// <summary>The type at the end of the chain of upcasters; null for a current version.</summary>
    internal EventType? End { get; init; }

    /// <summary>How many upcasters a stored body passes through.</summary>
    public int Steps { get; internal init; }

    /// <summary>The name and version that a body has once it was read: of an older version, those at the end of its upcasters.</summary>
    public EventType Current => End ?? this;

    /// <summary>
    /// Whose the personal data of an event is, from the event and its stream; null when it has none. It answers null for an event that tells of nobody, whose text
    /// is stored as it is. What is sealed already, such as a copy
    /// of somebody else's data, stays with the key that sealed it.
    /// </summary>
    public Func<object, StreamId, StreamId?>? SubjectOf { get; internal init; }

    /// <summary>True for an event that is read but not recorded any more; its body is a <see cref="RetiredBody"/>.</summary>
    public bool IsRetired => ClrType == typeof(RetiredBody);

    /// <summary>Registers a record under a stored name and version.</summary>
    /// <typeparam name="TEvent">The record that carries the body.</typeparam>
    public static EventType Of<TEvent>(string name, int version, JsonSerializerContext json)
        where TEvent : class => new(name, version, typeof(TEvent), json);

    /// <summary>Registers a record with personal data.</summary>
    /// <typeparam name="TEvent">The record that carries the body.</typeparam>
    /// <param name="name">The stored name.</param>
    /// <param name="version">The version of the body's shape.</param>
    /// <param name="json">Generated metadata.</param>
    /// <param name="whose">Whose it is, from the event and its stream, or null when it tells of nobody: pure. Erasing that subject makes it unreadable.</param>
    public static EventType Of<TEvent>(string name, int version, JsonSerializerContext json, Func<TEvent, StreamId, StreamId?> whose)
        where TEvent : class => Of<TEvent>(name, version, json) with { SubjectOf = (@event, stream) => whose((TEvent)@event, stream) };

    /// <summary>Declares that an event is not recorded any more; the log may hold it.</summary>
    public static EventType Retired(string name, int version) => Of<RetiredBody>(name, version, RetiredJson.Default);

    /// <summary>The form <c>name@version</c>.</summary>
    public override string ToString() => $"{Name}@{Version}";
}
