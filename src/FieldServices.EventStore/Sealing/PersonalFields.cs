using System.Text.Json.Serialization.Metadata;

namespace FieldServices.EventStore.Sealing;

/// <summary>Finds personal data by the types of fields, at start-up.</summary>
public static class PersonalFields
{
    /// <summary>True when something of this type has a <see cref="PersonalText"/> somewhere in it.</summary>
    public static bool In(JsonTypeInfo json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return In(json, []);
    }

    private static bool In(JsonTypeInfo json, HashSet<Type> seen)
    {
        if ((Nullable.GetUnderlyingType(json.Type) ?? json.Type) == typeof(PersonalText))
            return true;
        if (!seen.Add(json.Type))
            return false;
        return json.Kind switch
        {
            JsonTypeInfoKind.Object => json.Properties.Any(p => Of(p.PropertyType, json)),
            JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => json.ElementType is { } element && Of(element, json),
            _ => false,
        };

        bool Of(Type type, JsonTypeInfo parent) => In(parent.Options.GetTypeInfo(type), seen);
    }
}
