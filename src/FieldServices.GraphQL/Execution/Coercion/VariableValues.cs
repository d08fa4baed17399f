using System.Text.Json;
using FieldServices.GraphQL.Language;
using FieldServices.GraphQL.Types;

namespace FieldServices.GraphQL.Execution.Coercion;

/// <summary>The coerced variables of one request; those without a value are not in it. Immutable once filled.</summary>
internal sealed class VariableValues
{
    public static readonly VariableValues Empty = new();

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public bool TryGet(string name, out object? value)
    {
        var found = _entries.TryGetValue(name, out var entry);
        value = entry.Coerced;
        return found;
    }

    /// <summary>The value as the client gave it, for custom scalars whose literals hold variables; null when there is none.</summary>
    public Value? AsLiteral(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return null;
        return entry.Default ?? LiteralJson.FromJson(entry.Given);
    }

    internal void Add(string name, object? coerced, JsonElement given) => _entries[name] = new(coerced, given, null);

    internal void AddDefault(string name, object? coerced, Value literal) => _entries[name] = new(coerced, default, literal);

    private readonly record struct Entry(object? Coerced, JsonElement Given, Value? Default);
}
