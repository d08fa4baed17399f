using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FieldServices.GraphQL.Transport;

/// <summary>Limits and doors of a GraphQL endpoint. Immutable.</summary>
public sealed record GraphQLHttpOptions
{
    /// <summary>How many bytes the body of a request may have; more is answered with 413. Default 1 MB.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>How many requests one JSON array may hold; 0 turns arrays off. Default 10.</summary>
    public int MaxBatch { get; init; } = 10;

    /// <summary>Documents that clients may name by their hash; null for none.</summary>
    public IPersistedDocuments? PersistedDocuments { get; init; }

    /// <summary>
    /// How many bytes may be taken by documents that clients send once with their hash, to send the hash alone from then on (automatic
    /// persisted queries, <c>extensions.persistedQuery</c>). 0 remembers none: clients then send text each time. Default 16 MB.
    /// </summary>
    public long RememberedDocumentBytes { get; init; } = 16 << 20;

    /// <summary>Whether only persisted documents run (allow-list). Default false.</summary>
    public bool PersistedDocumentsOnly { get; init; }

    /// <summary>Answers what was answered before; null to run every request.</summary>
    public IKeptAnswers? KeptAnswers { get; init; }

    /// <summary>
    /// Headers of which a GET has to carry one, because a page of another site cannot make a browser send them without asking
    /// first (CORS preflight). A credential in a header counts, so that calls with a key just work. Requests of which the browser
    /// itself says that they come from the same site count too. Empty turns the guard off. A POST needs none: its content type
    /// <c>application/json</c> cannot be sent by a form either.
    /// </summary>
    public ImmutableArray<string> PreflightHeaders { get; init; } =
        ["GraphQL-Require-Preflight", "Authorization", "X-Api-Key", "X-Requested-With", "Apollo-Require-Preflight"];

    /// <summary>
    /// Makes of the payload of <c>connection_init</c> what resolvers find in <see cref="Execution.FieldContext.RequestContext"/>:
    /// browsers cannot set headers on web sockets, so credentials come there. To throw
    /// <see cref="Execution.GraphQLFieldException"/> closes the socket with 4403. Null to take the context of the HTTP request.
    /// </summary>
    public Func<HttpContext, JsonElement, CancellationToken, ValueTask<object?>>? SocketContext { get; init; }

    /// <summary>Origins beside the server's own whose pages may open web sockets, such as <c>https://app.example.com</c>; <c>*</c> for all.</summary>
    public ImmutableArray<string> AllowedOrigins { get; init; } = [];

    /// <summary>How long a client may take between opening a web socket and <c>connection_init</c>. Default 5 s.</summary>
    public TimeSpan ConnectionInitTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often an idle web socket is pinged, and an idle event stream gets a comment. Default 20 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many operations may run at once over one web socket. Default 50.</summary>
    public int MaxOperationsPerSocket { get; init; } = 50;
}
