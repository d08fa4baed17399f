namespace FieldServices.GraphQL.Execution.Documents;

/// <summary>
/// Keeps compiled documents by their text, up to a number of bytes, forgetting the least recently used. Several requests for
/// a new text compile it once. Documents that cannot be compiled are not kept.
/// </summary>
internal sealed class DocumentCache(long mostBytes, Func<string, CompiledDocument> compile)
{
    /// <summary>A tree and its plans take about so many times the bytes of the text.</summary>
    private const int BytesPerCharacter = 40;

    private const int BytesPerEntry = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _recent = new();
    private long _bytes;

    /// <summary>How many documents are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    /// <summary>The compiled document of that text.</summary>
    public CompiledDocument Get(string text)
    {
        var entry = FindOrAdd(text);
        try
        {
            return entry.Document.Value;
        }
        catch
        {
            Remove(entry);
            throw;
        }
    }

    private Entry FindOrAdd(string text)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(text, out var found))
            {
                if (!ReferenceEquals(_recent.First, found))
                {
                    _recent.Remove(found);
                    _recent.AddFirst(found);
                }
                return found.Value;
            }
            var entry = new Entry(text, new Lazy<CompiledDocument>(() => compile(text)));
            _entries.Add(text, _recent.AddFirst(entry));
            _bytes += SizeOf(text);
            while (_bytes > mostBytes && _recent.Last is { } oldest)
                Drop(oldest);
            return entry;
        }
    }

    private void Remove(Entry entry)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(entry.Text, out var node) && ReferenceEquals(node.Value, entry))
                Drop(node);
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        _recent.Remove(node);
        _entries.Remove(node.Value.Text);
        _bytes -= SizeOf(node.Value.Text);
    }

    private static long SizeOf(string text) => BytesPerEntry + ((long)text.Length * BytesPerCharacter);

    private sealed record Entry(string Text, Lazy<CompiledDocument> Document);
}
