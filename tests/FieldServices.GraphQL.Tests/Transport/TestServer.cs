using System.Net.Http.Headers;
using System.Text;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Tests.Execution;
using FieldServices.GraphQL.Transport;
using FieldServices.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FieldServices.GraphQL.Tests.Transport;

/// <summary>A real server on a free loopback port.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public static async Task<TestServer> StartAsync(GraphQLHttpOptions? options = null, Schema? schema = null, GraphQLExecutorOptions? execution = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL("/graphql", new GraphQLExecutor(schema ?? new Library().Schema, execution), static http => http.Request.Headers["X-Api-Key"].ToString(), options);
        app.MapGraphiQL("/graphiql");
        await app.StartAsync();
        return new TestServer(app);
    }

    public Task<HttpResponseMessage> PostAsync(string body, string? accept = null, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = contentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(request, accept);
    }

    public Task<HttpResponseMessage> GetAsync(string query, string? accept = null, bool guarded = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query);
        if (guarded)
            request.Headers.Add("X-Api-Key", "key-1");
        return SendAsync(request, accept);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
