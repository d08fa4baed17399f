using System.Net;
using System.Text;
using FieldServices.GraphQL.Transport;

namespace FieldServices.GraphQL.Tests.Transport;

public sealed class HttpTests : IAsyncLifetime
{
    private const string New = "application/graphql-response+json";
    private const string Old = "application/json";

    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(new GraphQLHttpOptions { MaxBodyBytes = 20_000, MaxBatch = 3 });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(New, New)]
    [InlineData(Old, Old)]
    [InlineData("*/*", Old)]
    [InlineData("application/*", Old)]
    [InlineData(null, Old)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", New)]
    [InlineData("application/json, application/graphql-response+json", New)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Old)]
    [InlineData("application/json; charset=utf-8", Old)]
    public async Task The_response_has_the_media_type_the_client_likes_best(string? accept, string expected)
    {
        using var response = await _server.PostAsync("""{"query":"{ __typename }"}""", accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType!.CharSet);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    public async Task A_client_that_accepts_none_of_our_types_gets_406(string accept)
    {
        using var response = await _server.PostAsync("""{"query":"{ __typename }"}""", accept);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"query":null}""", "\\\"query\\\" is missing")]
    [InlineData("""{"query":{"a":1}}""", "\\\"query\\\" has to be a string")]
    [InlineData("""{"query":7}""", "\\\"query\\\" has to be a string")]
    [InlineData("""{"query":"{ __typename }","operationName":[]}""", "\\\"operationName\\\" has to be a string")]
    [InlineData("""{"query":"{ __typename }","variables":"x"}""", "\\\"variables\\\" has to be a JSON object")]
    [InlineData("""{"query":"{ __typename }","variables":[1]}""", "\\\"variables\\\" has to be a JSON object")]
    [InlineData("""{"query":"{ __typename }","extensions":0}""", "\\\"extensions\\\" has to be a JSON object")]
    [InlineData("""{"query":"{ __typename""", "The body is no JSON")]
    [InlineData("", "The body is empty")]
    [InlineData("7", "The request has to be a JSON object")]
    [InlineData("""{"query":"{ nope }"}""", "Cannot query field")]
    [InlineData("""{"query":"{"}""", "Syntax Error")]
    [InlineData("""{"query":"query($x: Int!) { echo(list: [$x]) }"}""", "Variable \\\"$x\\\" of required type")]
    public async Task A_bad_request_is_400_with_the_new_media_type_and_200_with_the_old(string body, string message)
    {
        using var strict = await _server.PostAsync(body, New);
        Assert.Equal(HttpStatusCode.BadRequest, strict.StatusCode);
        Assert.Equal(New, strict.Content.Headers.ContentType!.MediaType);
        var text = await strict.Content.ReadAsStringAsync();
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", text, StringComparison.Ordinal);
        using var lenient = await _server.PostAsync(body, Old);
        Assert.Equal(HttpStatusCode.OK, lenient.StatusCode);
        Assert.Contains(message, await lenient.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("")]
    public async Task A_body_of_another_type_is_415(string contentType)
    {
        using var response = await _server.PostAsync("""{"query":"{ __typename }"}""", Old, contentType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    public async Task A_body_in_utf8_is_taken(string contentType)
    {
        using var response = await _server.PostAsync("""{"query":"query($j: JSON) { echo(json: $j) }","variables":{"j":"é😀"}}""", Old, contentType);
        Assert.Equal("é😀", System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("data").GetProperty("echo").GetProperty("json").GetString());
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413_whether_its_length_is_known_or_not()
    {
        var body = new string(' ', 30_000);
        using var known = await _server.PostAsync(body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, known.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        using var chunked = await _server.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
    }

    [Fact]
    public async Task Other_methods_are_405_and_say_which_are_allowed()
    {
        using var response = await _server.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/graphql"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task An_array_is_answered_in_order_up_to_its_limit()
    {
        using var response = await _server.PostAsync("""[{"query":"{ a: __typename }"},{"query":"{"},{"query":"{ b: __typename }"}]""");
        var text = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("""[{"data":{"a":"Query"}},{"errors":[""", text, StringComparison.Ordinal);
        Assert.EndsWith(""",{"data":{"b":"Query"}}]""", text, StringComparison.Ordinal);
        foreach (var (body, message) in new[] { ("[]", "empty"), ("[{},{},{},{}]", "at most 3"), ("[7]", "has to be a JSON object") })
        {
            using var refused = await _server.PostAsync(body, New);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(message, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_operation_that_ran_is_200_even_with_errors()
    {
        using var response = await _server.PostAsync("""{"query":"{ required }"}""", New);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_long_response_is_compressed_for_those_who_take_it(string coding)
    {
        var aliases = string.Join(" ", Enumerable.Range(0, 200).Select(static i => $"a{i}: __typename"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent($$"""{"query":"{ {{aliases}} }"}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept-Encoding", $"{coding}, identity;q=0.5");
        using var response = await _server.SendAsync(request);
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }
}
