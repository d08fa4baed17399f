using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FieldServices.GraphQL.Transport;

/// <summary>Serves GraphiQL from resources of this assembly: nothing is loaded from elsewhere, and no script stands in the page.</summary>
internal sealed class GraphiQLPage
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        ["graphiql.js"] = "text/javascript; charset=utf-8",
        ["graphiql.css"] = "text/css; charset=utf-8",
        ["boot.js"] = "text/javascript; charset=utf-8",
        ["boot.css"] = "text/css; charset=utf-8",
        ["LICENSES.txt"] = "text/plain; charset=utf-8",
    };

    private readonly Dictionary<string, Asset> _assets;
    private readonly Asset _page;

    public GraphiQLPage(string path, GraphiQLOptions options)
    {
        _assets = ContentTypes.ToDictionary(static type => type.Key, static type => new Asset(Read(type.Key), type.Value), StringComparer.Ordinal);
        var html = Encoding.UTF8.GetString(Read("index.html"))
            .Replace("{base}", WebUtility.HtmlEncode(path), StringComparison.Ordinal)
            .Replace("{endpoint}", WebUtility.HtmlEncode(options.Endpoint), StringComparison.Ordinal)
            .Replace("{headers}", WebUtility.HtmlEncode(options.Headers), StringComparison.Ordinal);
        _page = new Asset(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
    }

    /// <summary>Serves the page itself.</summary>
    public Task ServePageAsync(HttpContext http) => ServeAsync(http, _page);

    /// <summary>Serves one of its files; 404 for any other name.</summary>
    public Task ServeAssetAsync(HttpContext http)
    {
        if (http.Request.RouteValues["asset"] is string name && _assets.TryGetValue(name, out var asset))
            return ServeAsync(http, asset);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task ServeAsync(HttpContext http, Asset asset)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        headers.ETag = asset.ETag;
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(EntityTagHeaderValue.Parse(asset.ETag), useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await Compression.SendAsync(http, asset.Content, asset.ContentType);
    }

    private static byte[] Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"GraphiQL/{name}")
            ?? throw new InvalidOperationException($"The assembly lacks its resource GraphiQL/{name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private sealed record Asset(byte[] Content, string ContentType)
    {
        public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 16))}\"";
    }
}
