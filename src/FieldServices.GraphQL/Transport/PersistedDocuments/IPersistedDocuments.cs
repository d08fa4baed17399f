namespace FieldServices.GraphQL.Transport;

/// <summary>Documents that clients name instead of sending them (GraphQL over HTTP, Persisted Documents). Safe for concurrent use.</summary>
public interface IPersistedDocuments
{
    /// <summary>The text of a document; null when there is none.</summary>
    /// <param name="documentId">The SHA-256 of the UTF-8 text, 64 lower-case hexadecimal digits.</param>
    /// <param name="cancellation">Ends the search.</param>
    ValueTask<string?> FindAsync(string documentId, CancellationToken cancellation);
}
