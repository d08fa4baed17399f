using System.Net.Http.Json;
using FieldServices.Api.Security;

namespace FieldServices.Benchmarks.Commands;

/// <summary>Somebody who reports emergencies, one after another, over a connection of its own, each with a key for repetition.</summary>
internal static class Reporter
{
    public static Func<long, Task> Caller(Uri server, ApiKey key)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = server };
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key.ToString());
        return async n =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/emergencies") { Content = JsonContent.Create(Body(n)) };
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            using var response = await client.SendAsync(request);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
        };
    }

    private static object Body(long n) => new
    {
        category = "water-leak",
        description = $"Water through the ceiling, report {n}",
        channel = "phone",
        point = new { latitude = 51.5362, longitude = -0.1033 },
        address = new { line1 = "12 Upper Street", borough = "Islington", postcode = "N1 0PQ" },
    };
}
