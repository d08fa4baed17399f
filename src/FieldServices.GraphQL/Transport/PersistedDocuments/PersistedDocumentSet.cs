using System.Collections.Frozen;

namespace FieldServices.GraphQL.Transport;

/// <summary>A fixed set of persisted documents in memory.</summary>
public sealed class PersistedDocumentSet : IPersistedDocuments
{
    private readonly FrozenDictionary<string, string> _documents;

    /// <summary>Keeps these documents.</summary>
    /// <param name="documents">Their texts, exactly as clients hash them.</param>
    public PersistedDocumentSet(IEnumerable<string> documents) =>
        _documents = documents.Distinct(StringComparer.Ordinal).ToFrozenDictionary(DocumentId.Of, StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<string?> FindAsync(string documentId, CancellationToken cancellation) =>
        ValueTask.FromResult(_documents.GetValueOrDefault(documentId));
}
