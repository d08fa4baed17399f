using System.Text.Json.Serialization;

namespace FieldServices.EventStore.Tests.Sealing;

/// <summary>Events with personal data: of the stream itself, and of somebody else.</summary>
public abstract record PersonEvent
{
    public sealed record Joined(string Town, Contact Contact) : PersonEvent;

    public sealed record Introduced(Guid Other, Contact Contact) : PersonEvent;

    public sealed record Moved(string Town) : PersonEvent;
}

public sealed record Contact(PersonalText Name, PersonalText? Phone = null);

/// <summary>The fold of a person.</summary>
public sealed record Person(string? Town, Contact? Contact)
{
    public static Person Initial { get; } = new(null, null);

    public static object Evolve(object state, object @event) => @event switch
    {
        PersonEvent.Joined e => new Person(e.Town, e.Contact),
        PersonEvent.Introduced e => ((Person)state) with { Contact = e.Contact },
        PersonEvent.Moved e => ((Person)state) with { Town = e.Town },
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };
}

[JsonSerializable(typeof(PersonEvent.Joined))]
[JsonSerializable(typeof(PersonEvent.Introduced))]
[JsonSerializable(typeof(PersonEvent.Moved))]
[JsonSerializable(typeof(Person))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class PersonJson : JsonSerializerContext;
