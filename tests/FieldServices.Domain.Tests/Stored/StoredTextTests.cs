using System.Reflection;
using System.Text.Json.Serialization;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>
/// Whatever text an event, a row of a view or the state of a workflow holds is sealed as somebody's, or stands in <see cref="ClearText"/> with the
/// reason why it tells of nobody.
/// </summary>
public sealed class StoredTextTests
{
    [Fact]
    public void Every_stored_text_is_personal_or_is_known_to_tell_of_nobody()
    {
        var unknown = Stored().Except(ClearText.Reasons.Keys).Order(StringComparer.Ordinal).ToList();
        Assert.True(unknown.Count == 0, $"Make it PersonalText, or say in ClearText why it tells of nobody: {string.Join(", ", unknown)}.");
    }

    [Fact]
    public void The_list_of_clear_texts_names_only_what_is_stored() =>
        Assert.Equal([], ClearText.Reasons.Keys.Except(Stored()).Order(StringComparer.Ordinal));

    [Fact]
    public void Text_is_found_wherever_a_record_keeps_it() =>
        Assert.Equal(
            ["Inner.Held", "Outer.Bare", "Outer.Keyed", "Outer.Listed"],
            TextsOf(typeof(Outer), []).Distinct().Order(StringComparer.Ordinal));

    private static HashSet<string> Stored() =>
    [
        .. FieldServicesModules.All.SelectMany(m => m.Events.Select(e => e.ClrType).Concat(m.Views.Select(v => v.RowType)))
            .Concat(FieldServicesModules.Workflows.SelectMany(w => w.Records.Select(r => r.ClrType).Append(w.Initial.GetType())))
            .SelectMany(type => TextsOf(type, [])),
    ];

    private static IEnumerable<string> TextsOf(Type type, HashSet<Type> seen) => !seen.Add(type) ? [] : Properties(type).SelectMany(property =>
        Parts(property.PropertyType).SelectMany(part => part == typeof(string) ? [$"{type.Name}.{property.Name}"] : TextsOf(part, seen)));

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.Namespace?.StartsWith(nameof(FieldServices), StringComparison.Ordinal) != true || type == typeof(PersonalText)
        ? []
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always });

    // What a list, a dictionary or a value that may be missing holds, or the type itself.
    private static IEnumerable<Type> Parts(Type type) => type.IsArray ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts)
        : [type];

    private sealed record Outer(string Bare, PersonalText Sealed, IReadOnlyList<string> Listed, IReadOnlyDictionary<int, string[]> Keyed, IReadOnlyList<Inner> Inners, Outer? Next);

    private sealed record Inner(string? Held, int Number)
    {
        [JsonIgnore]
        public string Computed => $"{Number}";
    }
}
