using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FieldServices.GraphQL.Transport;

/// <summary>Sends a body whose length is known, compressed when that is worth it and the client takes it.</summary>
internal static class Compression
{
    private const int SmallestWorthIt = 1400;

    public static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> body, string contentType, string vary = "Accept-Encoding")
    {
        var response = http.Response;
        response.ContentType = contentType;
        response.Headers.Vary = StringValues.Concat(response.Headers.Vary, vary);
        var coding = body.Length < SmallestWorthIt ? null : Choose(http.Request.Headers.AcceptEncoding);
        if (coding is null)
        {
            response.ContentLength = body.Length;
            if (!HttpMethods.IsHead(http.Request.Method))
                await response.BodyWriter.WriteAsync(body, http.RequestAborted);
            return;
        }
        response.Headers.ContentEncoding = coding;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        await using var stream = coding == "br"
            ? (Stream)new BrotliStream(response.Body, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await stream.WriteAsync(body, http.RequestAborted);
    }

    private static string? Choose(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var codings))
            return null;
        var taken = codings.Where(static coding => coding.Quality is not 0).Select(static coding => coding.Value.ToString()).ToList();
        return taken.Contains("br", StringComparer.OrdinalIgnoreCase) ? "br" : taken.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? "gzip" : null;
    }
}
