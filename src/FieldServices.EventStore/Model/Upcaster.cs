using System.Text.Json.Nodes;

namespace FieldServices.EventStore;

/// <summary>
/// Turns the stored body of an older version of an event, or of an event with an older name, into that of a newer one, whenever it
/// is read. The log itself is never changed. Upcasters form chains; each chain ends at a registered <see cref="EventType"/>.
/// </summary>
/// <param name="Name">The stored name that it reads.</param>
/// <param name="Version">The stored version that it reads.</param>
/// <param name="ToName">The name that it makes; another one when the event was renamed.</param>
/// <param name="ToVersion">The version that it makes.</param>
/// <param name="Change">The older body in, the newer one out; pure. It may change and return what it was given.</param>
public sealed record Upcaster(string Name, int Version, string ToName, int ToVersion, Func<JsonObject, JsonObject> Change)
{
    /// <summary>From one version of an event to the next.</summary>
    public static Upcaster Of(string name, int version, Func<JsonObject, JsonObject> change) => new(name, version, name, version + 1, change);

    /// <summary>From an old name of an event to its new one, with the same body and version.</summary>
    public static Upcaster Renamed(string name, int version, string toName) => new(name, version, toName, version, static body => body);
}
