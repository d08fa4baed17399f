namespace FieldServices.GraphQL.Execution;

/// <summary>The top-level <c>extensions</c> of a response (specification: Response Format). Safe for concurrent use.</summary>
public sealed class ResponseExtensions
{
    private readonly Lock _lock = new();
    private Dictionary<string, object?>? _entries;

    /// <summary>Sets an entry; the last one wins. The value is written as JSON: text, numbers, booleans, dictionaries and lists of these.</summary>
    public void Set(string key, object? value)
    {
        lock (_lock)
            (_entries ??= new(StringComparer.Ordinal))[key] = value;
    }

    internal IReadOnlyDictionary<string, object?>? Snapshot()
    {
        lock (_lock)
            return _entries is null ? null : new Dictionary<string, object?>(_entries, StringComparer.Ordinal);
    }
}
