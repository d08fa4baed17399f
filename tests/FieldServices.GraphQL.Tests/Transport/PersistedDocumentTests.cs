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

    [Fact]
    public async Task What_was_sent_once_with_its_hash_runs_by_the_hash_alone()
    {
        const string Query = "{ again: __typename }";
        await using var server = await StartAsync(false);
        var extensions = $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{DocumentId.Of(Query)}}}"}}""";
        using var unknown = await server.PostAsync($$"""{"extensions":{{extensions}}}""");
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
        Assert.Equal("""{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""", await unknown.Content.ReadAsStringAsync());
        using var sent = await server.PostAsync($$"""{"query":"{{Query}}","extensions":{{extensions}}}""");
        Assert.Equal("""{"data":{"again":"Query"}}""", await sent.Content.ReadAsStringAsync());
        using var known = await server.PostAsync($$"""{"extensions":{{extensions}}}""");
        Assert.Equal("""{"data":{"again":"Query"}}""", await known.Content.ReadAsStringAsync());
        using var get = await server.GetAsync($"?extensions={Uri.EscapeDataString(extensions)}");
        Assert.Equal("""{"data":{"again":"Query"}}""", await get.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"0000000000000000000000000000000000000000000000000000000000000000"}}}""", "is not the SHA-256")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}""", "64 hexadecimal digits")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"abc"}}}""", "version")]
    [InlineData("""{"extensions":{"persistedQuery":true}}""", "sha256Hash")]
    public async Task A_hash_that_is_none_or_of_another_text_is_refused(string body, string message)
    {
        await using var server = await StartAsync(false);
        using var response = await server.PostAsync(body);
        Assert.Contains(message, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allow_list_cannot_be_added_to_by_sending_a_hash()
    {
        const string Query = "{ context }";
        await using var server = await StartAsync(true);
        var extensions = $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{DocumentId.Of(Query)}}}"}}""";
        using var sent = await server.PostAsync($$"""{"query":"{{Query}}","extensions":{{extensions}}}""");
        Assert.Contains("OPERATION_NOT_ALLOWED", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = await server.PostAsync($$"""{"extensions":{{extensions}}}""");
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_documents_that_were_sent_the_oldest_are_forgotten_first()
    {
        var remembered = new RememberedDocuments(1_000);
        foreach (var name in new[] { "a", "b", "c", "d" })
            remembered.Add(name, new string('x', 10));
        Assert.Null(remembered.Find("a"));
        Assert.NotNull(remembered.Find("d"));
        remembered.Add("large", new string('x', 1_000));
        Assert.Null(remembered.Find("large"));
        Assert.NotNull(remembered.Find("d"));
    }

    private static Task<TestServer> StartAsync(bool only) =>
        TestServer.StartAsync(new GraphQLHttpOptions { PersistedDocuments = new PersistedDocumentSet([Known]), PersistedDocumentsOnly = only });
}
