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

    private SealingPass(DataKey? key) => this.key = key;

    /// <summary>How many values were clear.</summary>
    public int Found { get; private set; }

    /// <summary>Writes an event; with no key, values stay clear and are only counted.</summary>
    public static (byte[] Json, int Found) Write(object @event, JsonTypeInfo json, DataKey? key)
    {
        var pass = new SealingPass(key);
        current = pass;
        try
        {
            return (JsonSerializer.SerializeToUtf8Bytes(@event, json), pass.Found);
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
        return key is null ? clear : SealedValue.Seal(key, clear);
    }
}
