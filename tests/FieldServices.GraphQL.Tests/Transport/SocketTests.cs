using System.Net.WebSockets;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Transport;

namespace FieldServices.GraphQL.Tests.Transport;

public sealed class SocketTests
{
    [Fact]
    public async Task Events_arrive_in_order_and_then_the_end()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await SocketClient.InitialisedAsync(server);
        await client.SubscribeAsync("1", "subscription { arrivals(count: 2) { id } }");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"arrivals":{"id":"10"}}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"arrivals":{"id":"11"}}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.ReceiveAsync());
        await client.SubscribeAsync("1", "{ __typename }");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"__typename":"Query"}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_refused_operation_is_an_error_and_the_socket_stays_open()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await SocketClient.InitialisedAsync(server);
        await client.SubscribeAsync("a", "subscription { nope }");
        Assert.StartsWith("""{"type":"error","id":"a","payload":[{"message":"Cannot query field""", await client.ReceiveAsync(), StringComparison.Ordinal);
        await client.SendAsync("""{"type":"ping","payload":{"n":1}}""");
        Assert.Equal("""{"type":"pong","payload":{"n":1}}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_completed_operation_sends_nothing_more_and_frees_its_id()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await SocketClient.InitialisedAsync(server);
        await client.SubscribeAsync("1", """subscription { arrivals(count: 1, then: \"wait\") { id } }""");
        Assert.StartsWith("""{"type":"next","id":"1""", await client.ReceiveAsync(), StringComparison.Ordinal);
        await client.SendAsync("""{"type":"complete","id":"1"}""");
        await client.SubscribeAsync("1", "{ __typename }");
        Assert.StartsWith("""{"type":"next","id":"1","payload":{"data":{"__typename""", await client.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4400, "no json")]
    [InlineData(4400, "[1]")]
    [InlineData(4400, """{"type":"strange"}""")]
    [InlineData(4400, """{"type":"connection_init","payload":7}""")]
    [InlineData(4401, """{"type":"subscribe","id":"1","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4429, """{"type":"connection_init"}""", """{"type":"connection_init"}""")]
    [InlineData(4400, """{"type":"connection_init"}""", """{"type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, """{"type":"connection_init"}""", """{"type":"subscribe","id":"1","payload":{"query":7}}""")]
    public async Task A_client_that_breaks_the_protocol_is_told_by_the_close_code(int code, params string[] messages)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await SocketClient.OpenAsync(server);
        foreach (var message in messages)
            await client.SendAsync(message);
        while (await client.ReceiveAsync() is not null)
        {
        }
        Assert.Equal(code, client.CloseCode);
    }

    [Fact]
    public async Task An_id_that_is_in_use_closes_the_socket_with_4409()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await SocketClient.InitialisedAsync(server);
        await client.SubscribeAsync("x", """subscription { arrivals(count: 0, then: \"wait\") { id } }""");
        await client.SubscribeAsync("x", "{ __typename }");
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(4409, client.CloseCode);
    }

    [Fact]
    public async Task A_client_that_says_nothing_is_closed_with_4408()
    {
        await using var server = await TestServer.StartAsync(new GraphQLHttpOptions { ConnectionInitTimeout = TimeSpan.FromMilliseconds(50) });
        using var client = await SocketClient.OpenAsync(server);
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(4408, client.CloseCode);
    }

    [Fact]
    public async Task Another_protocol_is_closed_with_4406()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await SocketClient.OpenAsync(server, "graphql-ws-of-old");
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(4406, client.CloseCode);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_closes_the_socket()
    {
        await using var server = await TestServer.StartAsync(new GraphQLHttpOptions { MaxBodyBytes = 100 });
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync(new string(' ', 5000));
        Assert.Null(await client.ReceiveAsync());
        Assert.Equal((int)WebSocketCloseStatus.MessageTooBig, client.CloseCode);
    }

    [Fact]
    public async Task The_payload_of_the_first_message_makes_the_context_or_refuses()
    {
        await using var server = await TestServer.StartAsync(new GraphQLHttpOptions
        {
            SocketContext = static (http, payload, ct) => payload.TryGetProperty("key", out var key)
                ? ValueTask.FromResult<object?>(key.GetString())
                : throw new GraphQLFieldException("A key is missing."),
        });
        using var client = await SocketClient.OpenAsync(server);
        await client.SendAsync("""{"type":"connection_init","payload":{"key":"k7"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
        await client.SubscribeAsync("1", "subscription { who }");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"who":"k7"}}}""", await client.ReceiveAsync());
        using var stranger = await SocketClient.OpenAsync(server);
        await stranger.SendAsync("""{"type":"connection_init","payload":{}}""");
        Assert.Null(await stranger.ReceiveAsync());
        Assert.Equal(4403, stranger.CloseCode);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_open_a_socket()
    {
        await using var server = await TestServer.StartAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(server, origin: "https://evil.example"));
        using var client = await SocketClient.OpenAsync(server, origin: server.Address.GetLeftPart(UriPartial.Authority));
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task An_idle_socket_is_pinged()
    {
        await using var server = await TestServer.StartAsync(new GraphQLHttpOptions { KeepAlive = TimeSpan.FromMilliseconds(20) });
        using var client = await SocketClient.InitialisedAsync(server);
        Assert.Equal("""{"type":"ping"}""", await client.ReceiveAsync());
    }
}
