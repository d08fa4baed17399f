using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace FieldServices.EventStore.Views;

/// <summary>The stored text of an enum's values: <c>kebab-case</c>, the same as in JSON.</summary>
public static class EnumText
{
    private static readonly ConcurrentDictionary<Type, (FrozenDictionary<Enum, string> Texts, FrozenDictionary<string, Enum> Values)> Known = new();

    /// <summary>The text of a value.</summary>
    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return TablesOf(value.GetType()).Texts[value];
    }

    /// <summary>The value of a text.</summary>
    /// <exception cref="FormatException">No value of the enum has that text.</exception>
    public static Enum Parse(Type enumType, string text) => TablesOf(enumType).Values.TryGetValue(text, out var value)
        ? value
        : throw new FormatException($"'{text}' is none of: {string.Join(", ", All(enumType))}.");

    /// <summary>All texts of an enum, in the order of declaration.</summary>
    public static IReadOnlyList<string> All(Type enumType) => [.. Enum.GetValues(enumType).Cast<Enum>().Select(Of)];

    private static (FrozenDictionary<Enum, string> Texts, FrozenDictionary<string, Enum> Values) TablesOf(Type enumType) =>
        Known.GetOrAdd(enumType, static type =>
        {
            var texts = Enum.GetValues(type).Cast<Enum>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
            return (texts.ToFrozenDictionary(), texts.ToFrozenDictionary(p => p.Value, p => p.Key));
        });
}
