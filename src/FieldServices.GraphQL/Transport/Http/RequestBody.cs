using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FieldServices.GraphQL.Transport;

/// <summary>Reads the JSON body of a POST within its limit.</summary>
internal static class RequestBody
{
    private const int DeepestJson = 128;

    /// <exception cref="HttpProblem">The body is too large or of the wrong type.</exception>
    public static ValueTask<byte[]> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellation)
    {
        RequireJson(request);
        if (request.ContentLength > mostBytes)
            throw TooLarge(mostBytes);
        return ReadBytesAsync(request.BodyReader, mostBytes, cancellation);
    }

    /// <summary>A copy of the body, because its buffers belong to the connection.</summary>
    private static async ValueTask<byte[]> ReadBytesAsync(PipeReader reader, int mostBytes, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var (tooLarge, body) = (read.Buffer.Length > mostBytes, Array.Empty<byte>());
            if (!tooLarge && read.IsCompleted)
                body = read.Buffer.ToArray();
            reader.AdvanceTo(tooLarge || read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            if (tooLarge)
                throw TooLarge(mostBytes);
            if (read.IsCompleted)
                return body;
        }
    }

    /// <exception cref="HttpProblem">The body is empty or no JSON.</exception>
    public static JsonDocument Parse(byte[] body)
    {
        if (body.Length == 0)
            throw new HttpProblem(StatusCodes.Status400BadRequest, "The body is empty. Send a JSON object such as {\"query\": \"{ __typename }\"}.");
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestJson });
        }
        catch (JsonException exception)
        {
            throw new HttpProblem(StatusCodes.Status400BadRequest, $"The body is no JSON: {exception.Message}");
        }
    }

    private static void RequireJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            throw Unsupported("A compressed body is not supported.");
        if (request.ContentType is "application/json")
            return;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw Unsupported("The request has no content type. Send Content-Type: application/json.");
        if (!type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            throw Unsupported($"The content type \"{type.MediaType}\" is not supported. Send Content-Type: application/json.");
        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("Only the charset utf-8 is supported.");
    }

    private static HttpProblem Unsupported(string message) => new(StatusCodes.Status415UnsupportedMediaType, message);

    private static HttpProblem TooLarge(int mostBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {mostBytes} bytes.");
}
