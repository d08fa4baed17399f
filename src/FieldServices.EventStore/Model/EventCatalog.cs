using System.Collections.Frozen;
using System.Text.Json;

namespace FieldServices.EventStore;

/// <summary>Every event type that this process can read and write. Built once at start-up; immutable and safe to share.</summary>
public sealed class EventCatalog
{
    private readonly FrozenDictionary<(string Name, int Version), EventType> byName;
    private readonly FrozenDictionary<Type, EventType> byClrType;

    /// <summary>Builds the catalog.</summary>
    /// <param name="types">Every registered type.</param>
    /// <param name="upcasters">How bodies of older versions and names become those of registered types; null for none.</param>
    /// <exception cref="InvalidRegistrationException">
    /// A stored name and version, or a CLR type, is registered twice, or upcasters do not end at a registered type.
    /// </exception>
    public EventCatalog(IEnumerable<EventType> types, IEnumerable<Upcaster>? upcasters = null)
    {
        All = [.. types];
        var older = new UpcasterChains(All, [.. upcasters ?? []]);
        var problems = Duplicates(All, t => t.ToString()).Concat(Duplicates(All, t => t.ClrType.ToString())).Concat(older.Problems).ToList();
        if (problems.Count > 0)
            throw new InvalidRegistrationException(problems);
        byName = All.Concat(older.Types()).ToFrozenDictionary(t => (t.Name, t.Version));
        byClrType = All.ToFrozenDictionary(t => t.ClrType);
    }

    /// <summary>The registered types in the order of registration.</summary>
    public IReadOnlyList<EventType> All { get; }

    /// <summary>The type of an event object.</summary>
    /// <exception cref="InvalidRegistrationException">The object's class is not registered.</exception>
    public EventType Of(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return byClrType.TryGetValue(@event.GetType(), out var type)
            ? type
            : throw new InvalidRegistrationException([$"the event {@event.GetType().Name} is not registered in any module"]);
    }

    /// <summary>Every name under which events of this CLR type may be stored, those from before a renaming too.</summary>
    public IReadOnlyList<string> NamesOf(Type clrType) => [.. byName.Values.Where(t => t.ClrType == clrType).Select(t => t.Name).Distinct()];

    /// <summary>True when events of this CLR type are registered.</summary>
    public bool Contains(Type clrType) => byClrType.ContainsKey(clrType);

    /// <summary>The type of a stored event.</summary>
    /// <exception cref="UnknownEventException">Nothing in this process can read that name and version.</exception>
    public EventType Of(string name, int version) =>
        byName.TryGetValue((name, version), out var type) ? type : throw new UnknownEventException(name, version);

    /// <summary>The stored body of an event: UTF-8 JSON.</summary>
    public byte[] Serialize(object @event) => JsonSerializer.SerializeToUtf8Bytes(@event, Of(@event).Json);

    /// <summary>Reads a stored body.</summary>
    /// <exception cref="JsonException">The body does not have the shape of its registered version.</exception>
    public static object Deserialize(EventType type, ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, type.Json) ?? throw new JsonException($"The body of {type} is null.");

    private static IEnumerable<string> Duplicates(IEnumerable<EventType> types, Func<EventType, string> key) =>
        types.GroupBy(key).Where(g => g.Count() > 1).Select(g => $"{g.Key} is registered {g.Count()} times");
}
