using System.Reflection;
using System.Text.Json.Serialization;

namespace FieldServices.EventStore.Sealing;

/// <summary>Finds personal data by the types of fields, at start-up.</summary>
public static class PersonalFields
{
    /// <summary>True when something of this type has a <see cref="PersonalText"/> somewhere in it that is written with it.</summary>
    public static bool In(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return In(type, []);
    }

    private static bool In(Type type, HashSet<Type> seen) =>
        type == typeof(PersonalText) || (seen.Add(type) && PartsOf(type).Any(part => In(part, seen)));

    // Of the platform's own types only what they hold counts: lists, dictionaries, values that may be missing.
    private static IEnumerable<Type> PartsOf(Type type)
    {
        if (type.IsArray)
            return [type.GetElementType()!];
        if (type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) == true)
            return type.GetGenericArguments();
        return type.IsEnum || type.IsPointer
            ? []
            : type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
                .Select(p => p.PropertyType)
                .Concat(type.GetGenericArguments());
    }
}
