using System.Collections;
using System.Net;
using System.Net.WebSockets;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>Whose pages may call the server from a browser.</summary>
public sealed class OriginTests
{
    private const string Office = "https://office.example.org";

    [Fact]
    public async Task Only_pages_of_the_named_origins_are_let_in()
    {
        await using var database = await TestDatabase.CreateAsync(Templates.Migrated);
        await using var server = await Server.StartAsync(database.ConnectionString, origins: new OriginSettings([Office]));
        using var client = await server.ClientAsync(await server.TenantAsync("origins"), Role.Dispatcher);
        using var stranger = server.Client("fs_test_wrong");

        var asked = await PreflightAsync(client, Office);
        Assert.Equal(HttpStatusCode.NoContent, asked.Status);
        Assert.Equal(Office, asked.Header("Access-Control-Allow-Origin"));
        Assert.Contains("x-api-key", asked.Header("Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        Assert.Null((await PreflightAsync(client, "https://elsewhere.example.org")).Header("Access-Control-Allow-Origin"));

        var answered = await client.PostAsync("/graphql", """{"query":"{ position }"}""", ("Origin", Office));
        Assert.Equal(Office, answered.Header("Access-Control-Allow-Origin"));
        Assert.Contains("Retry-After", answered.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Null(answered.Header("Access-Control-Allow-Credentials"));
        var refused = await stranger.PostAsync("/graphql", """{"query":"{ position }"}""", ("Origin", Office));
        Assert.Equal((HttpStatusCode.Unauthorized, Office), (refused.Status, refused.Header("Access-Control-Allow-Origin")));

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await SocketAsync(server, Office));
        Assert.Equal(HttpStatusCode.Forbidden, await SocketAsync(server, "https://elsewhere.example.org"));
    }

    [Fact]
    public void Origins_are_named_with_spaces_between() => Assert.Equal([Office, "http://localhost:5173"], Read($" {Office}  http://localhost:5173").Origins);

    [Theory]
    [InlineData("*")]
    [InlineData("office.example.org")]
    [InlineData("https://office.example.org/")]
    [InlineData("https://Office.example.org")]
    [InlineData("ftp://office.example.org")]
    public void Whatever_is_no_origin_stops_the_start(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<UserErrorException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static OriginSettings Read(string text) => OriginSettings.In(new Hashtable { [OriginSettings.Variable] = text });

    private static Task<Answer> PreflightAsync(Client client, string origin) => client.SendAsync(
        HttpMethod.Options, "/graphql", null, ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type,x-api-key"));

    private static async Task<HttpStatusCode> SocketAsync(Server server, string origin)
    {
        using var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.AddSubProtocol("graphql-transport-ws");
        var address = new UriBuilder(server.Address) { Scheme = "ws", Path = "/graphql" }.Uri;
        try
        {
            await socket.ConnectAsync(address, CancellationToken.None).EndsAsync();
        }
        catch (WebSocketException)
        {
            // Refused: the status tells.
        }
        return socket.HttpStatusCode;
    }
}
