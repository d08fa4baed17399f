using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FieldServices.EventStore;

/// <summary>Generated metadata that is made when it is first needed: a process has hundreds of types and uses a few of them at once.</summary>
public static class JsonParts
{
    /// <summary>The metadata of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="context">The generated context that declares it.</param>
    /// <returns>Throws <see cref="InvalidRegistrationException"/> when it is asked for a type that the context does not declare.</returns>
    public static Lazy<JsonTypeInfo> Of(Type type, JsonSerializerContext context) => new(() =>
        context.GetTypeInfo(type) ?? throw new InvalidRegistrationException([$"{context.GetType().Name} does not declare {type.Name}"]));
}
