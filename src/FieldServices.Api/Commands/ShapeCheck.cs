using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FieldServices.Api.Problems;
using FieldServices.EventStore;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Views;

namespace FieldServices.Api.Commands;

/// <summary>Compares a JSON value with the shape that a command expects and notes every difference, not only the first.</summary>
/// <param name="sealedAllowed">True for what is in the system already, such as the command of a workflow: it may carry sealed values.</param>
internal sealed class ShapeCheck(bool sealedAllowed)
{
    private const int MostProblems = 50;

    public List<FieldProblem> Problems { get; } = [];

    public void Check(JsonElement value, JsonTypeInfo type, string pointer)
    {
        if (Problems.Count >= MostProblems)
            return;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckProperties(value, type, pointer);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                var element = type.Options.GetTypeInfo(type.ElementType!);
                foreach (var item in value.EnumerateArray())
                    Check(item, element, $"{pointer}/{index++}");
                break;
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable:
                Note(pointer, "wrong-type", $"Expected {Expectation(type.Type, type.Kind)}.");
                break;
            default:
                CheckLeaf(value, type, pointer);
                break;
        }
    }

    private void CheckProperties(JsonElement value, JsonTypeInfo type, string pointer)
    {
        foreach (var property in type.Properties.Where(p => p.IsRequired && !value.TryGetProperty(p.Name, out _)))
            Note(JsonPointer.Append(pointer, property.Name), "required", $"Give {property.Name}: {Expectation(property.PropertyType)}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var at = JsonPointer.Append(pointer, member.Name);
            if (!seen.Add(member.Name))
                Note(at, "repeated", "The field is given twice.");
            else if (type.Properties.FirstOrDefault(p => p.Name == member.Name) is not { } property)
                Note(at, "unknown-field", $"There is no such field. Known: {string.Join(", ", type.Properties.Select(p => p.Name))}.");
            else if (member.Value.ValueKind != JsonValueKind.Null)
                Check(member.Value, type.Options.GetTypeInfo(property.PropertyType), at);
            else if (!property.IsSetNullable || (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null))
                Note(at, "required", $"null is not allowed here; give {Expectation(property.PropertyType)}.");
        }
    }

    private void CheckLeaf(JsonElement value, JsonTypeInfo type, string pointer)
    {
        if (!sealedAllowed && value.ValueKind == JsonValueKind.String && PersonalData.IsSealed(value.GetString()))
        {
            Note(pointer, "sealed", "Text that begins so is kept for sealed personal data. Send the text itself, or begin it in another way.");
            return;
        }
        try
        {
            value.Deserialize(type);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            Note(pointer, "wrong-type", $"Expected {Expectation(type.Type)}.");
        }
    }

    private void Note(string pointer, string code, string message) => Problems.Add(new FieldProblem(pointer, code, message));

    private static string Expectation(Type type, JsonTypeInfoKind kind = JsonTypeInfoKind.None)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            { IsEnum: true } => $"one of: {string.Join(", ", EnumText.All(plain))}",
            _ when plain == typeof(string) || plain == typeof(PersonalText) => "text",
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(int) || plain == typeof(long) || plain == typeof(short) => "a whole number",
            _ when plain == typeof(decimal) || plain == typeof(double) => "a number",
            _ when plain == typeof(DateTimeOffset) => "an instant such as 2026-11-20T09:30:00Z",
            _ when plain == typeof(DateOnly) => "a date such as 2026-11-20",
            _ when plain == typeof(Guid) || plain.GetProperty("Value")?.PropertyType == typeof(Guid) => "a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057",
            _ when kind == JsonTypeInfoKind.Enumerable || ListTypes.IsList(plain) => "an array",
            _ => "an object",
        };
    }
}
