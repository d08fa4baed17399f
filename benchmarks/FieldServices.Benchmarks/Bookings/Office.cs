using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Api.Security;

namespace FieldServices.Benchmarks.Bookings;

/// <summary>Somebody at a desk with a connection of its own: sends commands about bookings, and asks for slots.</summary>
internal sealed class Office(Uri server, ApiKey key) : IDisposable
{
    private readonly HttpClient client = ClientOf(server, key);

    /// <summary>Sends a command; null when a rule refused it.</summary>
    public async Task<(Guid Id, long Position)?> TryAsync(string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        if ((int)response.StatusCode == 409)
            return null;
        response.EnsureSuccessStatusCode();
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        return ((Guid)answer["id"]!, (long)answer["position"]!);
    }

    public async Task<(Guid Id, long Position)> SendAsync(string path, object body) =>
        await TryAsync(path, body) ?? throw new InvalidOperationException($"{path} was refused.");

    /// <summary>How many rows the answer to a query has under its only field.</summary>
    public async Task<int> AskAsync(string query, long position)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add(CommandAnswer.PositionHeader, position.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var response = await client.SendAsync(request);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        return answer["data"] is JsonObject data ? data.First().Value!.AsArray().Count : throw new InvalidOperationException(answer.ToJsonString());
    }

    public void Dispose() => client.Dispose();

    private static HttpClient ClientOf(Uri server, ApiKey key)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key.ToString());
        return client;
    }
}
