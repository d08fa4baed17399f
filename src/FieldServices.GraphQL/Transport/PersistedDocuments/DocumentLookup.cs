using FieldServices.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace FieldServices.GraphQL.Transport;

/// <summary>Finds the text of the document that a request means (GraphQL over HTTP, Persisted Documents).</summary>
internal sealed class DocumentLookup(GraphQLHttpOptions options)
{
    private readonly RememberedDocuments _remembered = new(options.RememberedDocumentBytes);

    /// <exception cref="HttpProblem">The request names no document, or one it may not run.</exception>
    public async ValueTask<string> TextOfAsync(RequestParameters parameters, CancellationToken cancellation)
    {
        if (parameters.DocumentId is { } id)
            return await FindAsync(id, parameters.Query, cancellation);
        if (parameters.QueryHash is { } sent)
            return await RememberedAsync(sent, parameters.Query, cancellation);
        if (string.IsNullOrWhiteSpace(parameters.Query))
            throw BadRequest("\"query\" is missing. Send {\"query\": \"{ __typename }\"}.");
        if (options.PersistedDocumentsOnly && await StoredAsync(DocumentId.Of(parameters.Query), cancellation) is null)
            throw BadRequest("Only persisted documents may run here. Send the \"documentId\" of one.", ErrorCodes.OperationNotAllowed);
        return parameters.Query;
    }

    private async ValueTask<string> FindAsync(string id, string? query, CancellationToken cancellation)
    {
        var hash = DocumentId.Normalize(id)
            ?? throw BadRequest("\"documentId\" has to be the SHA-256 of the document: 64 hexadecimal digits.");
        if (query is not null && DocumentId.Of(query) != hash)
            throw BadRequest("\"documentId\" is not the SHA-256 of \"query\". Send only one of them, or the right hash.");
        return await StoredAsync(hash, cancellation)
            ?? throw BadRequest($"No document is stored under \"{hash}\".", ErrorCodes.DocumentNotFound);
    }

    /// <summary>A client first sends the hash alone; when that is not known, the hash with the text, which is known from then on.</summary>
    private async ValueTask<string> RememberedAsync(string sent, string? query, CancellationToken cancellation)
    {
        var hash = DocumentId.Normalize(sent) ?? throw BadRequest("\"sha256Hash\" has to be the SHA-256 of the query: 64 hexadecimal digits.");
        if (string.IsNullOrWhiteSpace(query))
        {
            return await StoredAsync(hash, cancellation) ?? _remembered.Find(hash)
                // The words, the code and the status are those that clients look for.
                ?? throw new HttpProblem(StatusCodes.Status200OK, "PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound);
        }
        if (DocumentId.Of(query) != hash)
            throw BadRequest("\"sha256Hash\" is not the SHA-256 of \"query\". Send the right hash.");
        if (await StoredAsync(hash, cancellation) is null)
        {
            if (options.PersistedDocumentsOnly)
                throw BadRequest("Only persisted documents may run here. This one is none of them.", ErrorCodes.OperationNotAllowed);
            _remembered.Add(hash, query);
        }
        return query;
    }

    private async ValueTask<string?> StoredAsync(string hash, CancellationToken cancellation) =>
        options.PersistedDocuments is { } store ? await store.FindAsync(hash, cancellation) : null;

    private static HttpProblem BadRequest(string message, string? code = null) => new(StatusCodes.Status400BadRequest, message, code);
}
