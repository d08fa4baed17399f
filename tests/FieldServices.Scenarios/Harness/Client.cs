using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;

namespace FieldServices.Scenarios.Harness;

/// <summary>A caller of the HTTP API with one key.</summary>
public sealed class Client : IDisposable
{
    private readonly HttpClient http;

    public Client(Uri address, string? key)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        if (key is not null)
            http.DefaultRequestHeaders.TryAddWithoutValidation(ApiKeyAuthentication.Header, key);
    }

    /// <summary>Posts a command record to its own route; <paramref name="id"/> is left out by commands that start something.</summary>
    /// <param name="command">The record, such as <c>new AcknowledgeEmergency()</c>.</param>
    /// <param name="id">The thing.</param>
    /// <param name="headers">Further headers, such as <c>("If-Match", "\"3\"")</c>.</param>
    public Task<Answer> PostAsync(object command, Guid? id = null, params (string Name, string Value)[] headers)
    {
        var (module, line) = LineOf(command);
        return PostAsync(PathOf(module, line, id), JsonSerializer.Serialize(command, line.Json), headers);
    }

    /// <summary>As <see cref="PostAsync(object, Guid?, ValueTuple{string, string}[])"/>, storing nothing.</summary>
    public Task<Answer> DryRunAsync(object command, Guid? id = null)
    {
        var (module, line) = LineOf(command);
        return PostAsync($"{PathOf(module, line, id)}?dryRun=true", JsonSerializer.Serialize(command, line.Json));
    }

    public Task<Answer> PostAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Asks over GraphQL; variables are an anonymous object or a node.</summary>
    public async Task<JsonNode> QueryAsync(string query, object? variables = null)
    {
        var body = new JsonObject { ["query"] = query };
        if (variables is not null)
            body["variables"] = JsonSerializer.SerializeToNode(variables, JsonSerializerOptions.Web);
        return (await PostAsync("/graphql", body.ToJsonString())).Json;
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        return new Answer(response.StatusCode, AllHeaders(response), await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();

    public static string PathOf(Module module, Command command, Guid? id) =>
        CommandRoutes.PathOf(module, command).Replace("{id}", id?.ToString(), StringComparison.Ordinal);

    private static (Module Module, Command Line) LineOf(object command) => FieldServicesModules.All
        .SelectMany(m => m.Commands.Select(c => (m, c))).Single(line => line.c.ClrType == command.GetType());

    private static Dictionary<string, string> AllHeaders(HttpResponseMessage response) => response.Headers
        .Concat<KeyValuePair<string, IEnumerable<string>>>(response.Content.Headers as HttpHeaders)
        .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
}
