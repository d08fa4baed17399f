using System.Net;

namespace FieldServices.GraphQL.Tests.Transport;

public sealed class GetTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_query_may_be_sent_by_get_with_variables_and_the_name_of_the_operation()
    {
        var query = Uri.EscapeDataString("query A($l: [Int!]) { echo(list: $l) } query B { __typename }");
        using var response = await _server.GetAsync($"?query={query}&operationName=A&variables={Uri.EscapeDataString("""{"l":[1,2]}""")}");
        Assert.Equal("""{"data":{"echo":{"list":[1,2]}}}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_host_makes_the_context_of_the_request()
    {
        using var response = await _server.GetAsync("?query={context}");
        Assert.Equal("""{"data":{"context":"key-1"}}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_mutation_by_get_is_405_and_does_not_run()
    {
        using var response = await _server.GetAsync("?query=mutation{increment}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        using var after = await _server.PostAsync("""{"query":"mutation { increment }"}""");
        Assert.Equal("""{"data":{"increment":1}}""", await after.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_get_that_another_site_could_have_sent_is_refused()
    {
        using var response = await _server.GetAsync("?query={context}", guarded: false);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("X-Api-Key", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GraphQL-Require-Preflight", "1", HttpStatusCode.OK)]
    [InlineData("Authorization", "Bearer x", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.BadRequest)]
    [InlineData("Accept-Language", "en", HttpStatusCode.BadRequest)]
    public async Task Only_headers_that_need_a_preflight_open_the_door(string name, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={context}");
        request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _server.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("?query={context}&query={context}", "given 2 times")]
    [InlineData("?query={context}&variables=7", "has to be a JSON object")]
    [InlineData("?query={context}&variables={", "is no JSON")]
    [InlineData("", "is missing")]
    public async Task Bad_parameters_say_what_is_wrong(string query, string message)
    {
        using var response = await _server.GetAsync(query, "application/graphql-response+json");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
