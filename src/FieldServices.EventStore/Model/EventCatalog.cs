using System.Collections.Frozen;
using System.Text.Json;
using FieldServices.EventStore.Sealing;

namespace FieldServices.EventStore;

/// <summary>Every event type that this process can read and write. Built once at start-up; immutable and safe to share.</summary>
public sealed class EventCatalog
{
    private readonly FrozenDictionary<(string Name, int Version), EventType> byName;
    private readonly FrozenDictionary<Type, EventType> byClrType;

    /// <summary>Builds the catalog.</summary>
    /// <param name="types">Every registered type, retired ones too.</param>
    /// <param name="upcasters">How bodies of older versions and names become those of registered types; null for none.</param>
    /// <exception cref="InvalidRegistrationException">
    /// A stored name and version, or a CLR type, is registered twice, upcasters do not end at a registered type, or nobody says whose the
    /// personal data of an event is.
    /// </exception>
    public EventCatalog(IEnumerable<EventType> types, IEnumerable<Upcaster>? upcasters = null)
    {
        EventType[] readable = [.. types];
        All = [.. readable.Where(t => !t.IsRetired)];
        var older = new UpcasterChains(readable, [.. upcasters ?? []]);
        var problems = Duplicates(readable, t => t.ToString()).Concat(Duplicates(All, t => t.ClrType.ToString())).Concat(older.Problems)
            .Concat(All.SelectMany(PersonalProblems)).ToList();
        if (problems.Count > 0)
            throw new InvalidRegistrationException(problems);
        byName = readable.Concat(older.Types()).ToFrozenDictionary(t => (t.Name, t.Version));
        byClrType = All.ToFrozenDictionary(t => t.ClrType);
    }

    /// <summary>The types that are recorded, in the order of registration; retired ones are not among them.</summary>
    public IReadOnlyList<EventType> All { get; }

    /// <summary>The type of an event object.</summary>
    /// <exception cref="InvalidRegistrationException">The object's class is not registered, or the event is retired.</exception>
    public EventType Of(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        if (@event is RetiredBody)
            throw new InvalidRegistrationException(["a retired event is only read: declare it as an event again to record it"]);
        return byClrType.TryGetValue(@event.GetType(), out var type)
            ? type
            : throw new InvalidRegistrationException([$"the event {@event.GetType().Name} is not registered in any module"]);
    }

    /// <summary>Every name under which events of this CLR type may be stored, those from before a renaming too.</summary>
    public IReadOnlyList<string> NamesOf(Type clrType) => [.. byName.Values.Where(t => t.ClrType == clrType).Select(t => t.Name).Distinct()];

    /// <summary>Every name under which events may be stored that are read under this one, itself first; none when nothing reads it.</summary>
    public IReadOnlyList<string> NamesReadAs(string name) =>
        [.. byName.Values.Where(t => t.Current.Name == name).OrderBy(t => t.Name != name).Select(t => t.Name).Distinct()];

    /// <summary>Every name that a stored event has once it was read, retired ones too, in the order of the alphabet.</summary>
    public IReadOnlyList<string> ReadNames => [.. byName.Values.Select(t => t.Current.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>True when events of this CLR type are registered.</summary>
    public bool Contains(Type clrType) => byClrType.ContainsKey(clrType);

    /// <summary>The type of a stored event.</summary>
    /// <exception cref="UnknownEventException">Nothing in this process can read that name and version.</exception>
    public EventType Of(string name, int version) =>
        Find(name, version) ?? throw new UnknownEventException(name, version);

    /// <summary>The type of a stored event; null when nothing in this process can read it.</summary>
    public EventType? Find(string name, int version) => byName.GetValueOrDefault((name, version));

    /// <summary>The stored body of an event: UTF-8 JSON.</summary>
    public byte[] Serialize(object @event) => JsonSerializer.SerializeToUtf8Bytes(@event, Of(@event).Json);

    /// <summary>Reads a stored body; one of an older version or name as what its upcasters make of it.</summary>
    /// <exception cref="JsonException">The body does not have the shape of its registered version.</exception>
    public static object Deserialize(EventType type, byte[] json)
    {
        ArgumentNullException.ThrowIfNull(type);
        return JsonSerializer.Deserialize(type.Upcast is { } upcast ? upcast(json) : json, type.Json) ?? throw new JsonException($"The body of {type} is null.");
    }

    private static IEnumerable<string> PersonalProblems(EventType type) => (PersonalFields.In(type.ClrType), type.SubjectOf) switch
    {
        (true, null) => [$"{type} has personal data, and its registration does not say whose it is"],
        (false, not null) => [$"{type} has no personal data, and its registration says whose it is"],
        _ => [],
    };

    private static IEnumerable<string> Duplicates(IEnumerable<EventType> types, Func<EventType, string> key) =>
        types.GroupBy(key).Where(g => g.Count() > 1).Select(g => $"{g.Key} is registered {g.Count()} times");
}
