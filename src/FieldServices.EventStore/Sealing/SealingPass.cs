using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FieldServices.EventStore.Sealing;

/// <summary>
/// One writing of an event as JSON in which clear personal values are sealed on the way. Writing is synchronous, so the pass belongs to
/// the thread while it lasts.
/// </summary>
internal sealed class SealingPass
{
    [ThreadStatic]
    private static SealingPass? current;

    private readonly DataKey? key;
    private readonly IReadOnlyList<PersonalLookup> lookups;
    private List<FoundLookup>? lookedUp;

    private SealingPass(DataKey? key, IReadOnlyList<PersonalLookup> lookups) => (this.key, this.lookups) = (key, lookups);

    /// <summary>How many values were clear.</summary>
    public int Found { get; private set; }

    /// <summary>Writes an event; with no key, values stay clear and are only counted.</summary>
    public static Written Write(object @event, JsonTypeInfo json, DataKey? key, IReadOnlyList<PersonalLookup> lookups)
    {
        var pass = new SealingPass(key, lookups);
        current = pass;
        try
        {
            return new Written(JsonSerializer.SerializeToUtf8Bytes(@event, json), pass.Found, pass.lookedUp);
        }
        finally
        {
            current = null;
        }
    }

    /// <summary>A value as the writing in progress stores it; as it is when there is none.</summary>
    public static string Stored(PersonalText value) => current is { } pass && !value.IsSealed ? pass.Seal(value.Value) : value.Value;

    private string Seal(string clear)
    {
        Found++;
        if (key is null)
            return clear;
        var value = SealedValue.Seal(key, clear);
        foreach (var lookup in lookups)
        {
            if (lookup.Normalise(clear) is { } text)
                (lookedUp ??= []).Add(new FoundLookup(key.Id, lookup.Kind, text, value));
        }
        return value;
    }

    /// <summary>What was written.</summary>
    /// <param name="Json">The body.</param>
    /// <param name="Found">How many values were clear.</param>
    /// <param name="Lookups">What people are looked up by among them; null when there is nothing.</param>
    public readonly record struct Written(byte[] Json, int Found, IReadOnlyList<FoundLookup>? Lookups);
}
