using System.Net;
using FieldServices.GraphQL.Transport;

namespace FieldServices.GraphQL.Tests.Transport;

public sealed class PersistedDocumentTests
{
    private const string Known = "{ __typename }";

    private static readonly string Id = DocumentId.Of(Known);

    [Theory]
    [InlineData("")]
    [InlineData("sha256:")]
    public async Task A_stored_document_runs_by_its_hash(string prefix)
    {
        await using var server = await StartAsync(false);
        using var response = await server.PostAsync($$"""{"documentId":"{{prefix}}{{Id}}"}""");
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await response.Content.ReadAsStringAsync());
        using var get = await server.GetAsync($"?documentId={Id}");
        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
    }

    [Theory]
    [InlineData("""{"documentId":"0000000000000000000000000000000000000000000000000000000000000000"}""", "PERSISTED_DOCUMENT_NOT_FOUND")]
    [InlineData("""{"documentId":"abc"}""", "64 hexadecimal digits")]
    [InlineData("""{"documentId":"0000000000000000000000000000000000000000000000000000000000000000","query":"{ __typename }"}""", "is not the SHA-256")]
    public async Task An_unknown_or_wrong_id_is_refused(string body, string message)
    {
        await using var server = await StartAsync(false);
        using var response = await server.PostAsync(body, "application/graphql-response+json");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_allow_list_only_its_documents_run_whether_by_hash_or_by_text()
    {
        await using var server = await StartAsync(true);
        using var stranger = await server.PostAsync("""{"query":"{ context }"}""");
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
        Assert.Contains("OPERATION_NOT_ALLOWED", await stranger.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var known = await server.PostAsync($$"""{"query":"{{Known}}"}""");
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    private static Task<TestServer> StartAsync(bool only) =>
        TestServer.StartAsync(new GraphQLHttpOptions { PersistedDocuments = new PersistedDocumentSet([Known]), PersistedDocumentsOnly = only });
}
