using System.Net;
using FieldServices.GraphQL.Transport;

namespace FieldServices.GraphQL.Tests.Transport;

public sealed class EventStreamTests
{
    private const string Accept = "text/event-stream";

    [Fact]
    public async Task Events_arrive_in_order_and_then_the_end()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync("""{"query":"subscription { arrivals(count: 2) { id } }"}""", Accept);
        Assert.Equal(Accept, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "event: next\ndata: {\"data\":{\"arrivals\":{\"id\":\"10\"}}}\n\nevent: next\ndata: {\"data\":{\"arrivals\":{\"id\":\"11\"}}}\n\nevent: complete\ndata: \n\n",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_subscription_may_be_asked_for_by_get_but_a_mutation_may_not()
    {
        await using var server = await TestServer.StartAsync();
        using var subscription = await server.GetAsync("?query=subscription{who}", Accept);
        Assert.StartsWith("event: next\ndata: {\"data\":{\"who\":\"key-1\"}}\n\n", await subscription.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var mutation = await server.GetAsync("?query=mutation{increment}", Accept);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, mutation.StatusCode);
    }

    [Fact]
    public async Task A_refused_request_is_400_instead_of_a_stream()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync("""{"query":"subscription { nope }"}""", Accept);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_silent_stream_gets_comments_and_ends_when_the_client_goes()
    {
        await using var server = await TestServer.StartAsync(new GraphQLHttpOptions { KeepAlive = TimeSpan.FromMilliseconds(10) });
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("""subscription { arrivals(count: 1, then: "wait") { id } }"""));
        request.Headers.Add("X-Api-Key", "k");
        request.Headers.Add("Accept", Accept);
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var lines = new List<string?>();
        while (!lines.Contains(":"))
            lines.Add(await reader.ReadLineAsync());
        Assert.Contains("event: next", lines);
    }
}
