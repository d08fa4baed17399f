using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FieldServices.GraphQL.Transport;

/// <summary>Reads the JSON body of a POST within its limit.</summary>
internal static class RequestBody
{
    private const int DeepestJson = 128;

    /// <exception cref="HttpProblem">The body is too large, of the wrong type, empty or no JSON.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellation)
    {
        RequireJson(request);
        if (request.ContentLength > mostBytes)
            throw TooLarge(mostBytes);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > mostBytes)
                throw TooLarge(mostBytes);
            if (read.IsCompleted)
                return Parse(read.Buffer);
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static JsonDocument Parse(ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty)
            throw new HttpProblem(StatusCodes.Status400BadRequest, "The body is empty. Send a JSON object such as {\"query\": \"{ __typename }\"}.");
        try
        {
            // The body may outlive its buffer, which belongs to the connection.
            return JsonDocument.Parse(body.ToArray(), new JsonDocumentOptions { MaxDepth = DeepestJson });
        }
        catch (JsonException exception)
        {
            throw new HttpProblem(StatusCodes.Status400BadRequest, $"The body is no JSON: {exception.Message}");
        }
    }

    private static void RequireJson(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw Unsupported("The request has no content type. Send Content-Type: application/json.");
        if (!type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            throw Unsupported($"The content type \"{type.MediaType}\" is not supported. Send Content-Type: application/json.");
        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw Unsupported("Only the charset utf-8 is supported.");
        if (request.Headers.ContentEncoding.Count > 0)
            throw Unsupported("A compressed body is not supported.");
    }

    private static HttpProblem Unsupported(string message) => new(StatusCodes.Status415UnsupportedMediaType, message);

    private static HttpProblem TooLarge(int mostBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {mostBytes} bytes.");
}
