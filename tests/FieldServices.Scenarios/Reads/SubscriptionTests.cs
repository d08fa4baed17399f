using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>Following the log over GraphQL: live, resumable, and only one's own.</summary>
public sealed class SubscriptionTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_listener_gets_what_happens_over_a_web_socket_with_its_key_in_the_first_message()
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var socket = await ConnectAsync(await KeyAsync(Role.Dispatcher), deadline.Token);
        Assert.Equal("connection_ack", (string?)(await ReceiveAsync(socket, deadline.Token))!["type"]);

        var before = await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        await SendAsync(socket, Subscribe($"subscription {{ events(after: {before}) {{ name position stream }} }}"), deadline.Token);
        var id = await Samples.ReportedAsync(scenario.Admin);

        var seen = (await ReceiveAsync(socket, deadline.Token))!["payload"]!["data"]!["events"]!;
        Assert.Equal("emergency.reported", (string?)seen["name"]);
        Assert.Equal($"emergency/{id}", (string?)seen["stream"]);
        Assert.Equal(before + 1, (long)seen["position"]!);
    }

    [Fact]
    public async Task A_web_socket_without_a_valid_key_is_closed()
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var socket = await ConnectAsync("fs_test_0000000000_00000000000000000000000000000000", deadline.Token);

        Assert.Null(await ReceiveAsync(socket, deadline.Token));
        Assert.Equal(4403, (int)socket.CloseStatus!);
    }

    [Fact]
    public async Task An_interrupted_listener_goes_on_behind_the_last_position_and_misses_nothing()
    {
        var start = await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        var first = await Samples.ReportedAsync(scenario.Admin);
        var one = await EventsAsync(start, 1);
        var second = await Samples.ReportedAsync(scenario.Admin);
        var rest = await EventsAsync((long)one[0]["position"]!, 1);

        Assert.Equal($"emergency/{first}", (string?)one[0]["stream"]);
        Assert.Equal($"emergency/{second}", (string?)rest[0]["stream"]);
    }

    [Fact]
    public async Task Only_events_of_the_asked_names_and_of_the_own_tenant_arrive()
    {
        var start = await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        using var stranger = await scenario.Server.ClientAsync(await scenario.Server.TenantAsync("stranger"), Role.Admin);
        await Samples.ReportedAsync(stranger);
        var id = await Samples.ReportedAsync(scenario.Admin);
        (await scenario.Admin.PostAsync(new Domain.Emergencies.AcknowledgeEmergency(), id)).Accepted();

        var seen = await EventsAsync(start, 1, "emergency.acknowledged");

        Assert.Equal($"emergency/{id}", (string?)seen[0]["stream"]);
    }

    [Theory]
    [InlineData(Role.Customer, "events", "lacks 'read-history'")]
    [InlineData(Role.Admin, "events(types: [\"emergency.forgotten\"])", "There is no event 'emergency.forgotten'")]
    [InlineData(Role.Admin, "events(after: -1)", "'after' is a position")]
    public async Task What_may_not_be_followed_is_refused(Role role, string field, string reason)
    {
        using var response = await OpenAsync(await KeyAsync(role), $"subscription {{ {field} {{ name }} }}");

        Assert.Contains(reason, (await response.Content.ReadAsStringAsync()).Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<string> KeyAsync(Role role) => (await scenario.Server.KeyAsync(scenario.Tenant, role)).ToString();

    // Reads so many events from an event stream, then hangs up.
    private async Task<IReadOnlyList<JsonNode>> EventsAsync(long after, int count, string? type = null)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var types = type is null ? "" : $", types: [\"{type}\"]";
        using var response = await OpenAsync(await KeyAsync(Role.Auditor), $"subscription {{ events(after: {after}{types}) {{ position stream }} }}");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(deadline.Token));
        var events = new List<JsonNode>();
        while (events.Count < count && await lines.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                events.Add(JsonNode.Parse(line["data: ".Length..])!["data"]!["events"]!);
        }
        return events;
    }

    private async Task<HttpResponseMessage> OpenAsync(string key, string query)
    {
        var client = new HttpClient { BaseAddress = scenario.Server.Address };
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add(ApiKeyAuthentication.Header, key);
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<ClientWebSocket> ConnectAsync(string key, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(scenario.Server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, cancellationToken);
        await SendAsync(socket, new JsonObject { ["type"] = "connection_init", ["payload"] = new JsonObject { [ApiKeyAuthentication.Header] = key } }, cancellationToken);
        return socket;
    }

    private static JsonObject Subscribe(string query) =>
        new() { ["id"] = "1", ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = query } };

    private static Task SendAsync(ClientWebSocket socket, JsonObject message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    // Null when the server closes.
    private static async Task<JsonNode?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var received = await socket.ReceiveAsync(buffer, cancellationToken);
        return received.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(buffer.AsSpan(0, received.Count));
    }
}
