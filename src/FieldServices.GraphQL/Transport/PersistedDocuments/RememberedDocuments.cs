namespace FieldServices.GraphQL.Transport;

/// <summary>
/// Documents that clients have sent once together with their hash, so that from then on the hash is enough (automatic persisted queries).
/// Forgets the oldest beyond a number of bytes. Safe for concurrent use.
/// </summary>
internal sealed class RememberedDocuments(long mostBytes)
{
    private const int BytesPerEntry = 300;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();
    private long _bytes;

    /// <summary>The text of a document; null when nobody has sent it, or it was forgotten.</summary>
    public string? Find(string hash)
    {
        lock (_lock)
            return _texts.GetValueOrDefault(hash);
    }

    /// <summary>Remembers a document by its hash.</summary>
    public void Add(string hash, string text)
    {
        lock (_lock)
        {
            if (SizeOf(text) > mostBytes || !_texts.TryAdd(hash, text))
                return;
            _oldest.Enqueue(hash);
            _bytes += SizeOf(text);
            while (_bytes > mostBytes && _oldest.TryDequeue(out var oldest) && _texts.Remove(oldest, out var forgotten))
                _bytes -= SizeOf(forgotten);
        }
    }

    private static long SizeOf(string text) => BytesPerEntry + ((long)text.Length * sizeof(char));
}
