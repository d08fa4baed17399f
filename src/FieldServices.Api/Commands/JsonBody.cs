using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using FieldServices.Api.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace FieldServices.Api.Commands;

/// <summary>The JSON body of a request: received, parsed, and compared with the shape that is expected.</summary>
public static class JsonBody
{
    /// <summary>The body as it came, or the problem that the sender should be told.</summary>
    public static async Task<(byte[]? Json, Problem? Problem)> ReceiveAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (HasBody(context) && !context.Request.HasJsonContentType())
            return (null, Problem.Of(415, "unsupported-media-type", "The body must be JSON.", "Send Content-Type: application/json."));
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return (buffer.ToArray(), null);
    }

    /// <summary>The body as a record; <paramref name="type"/> has the shape. An empty body is an empty object.</summary>
    /// <param name="json">The body.</param>
    /// <param name="type">The shape.</param>
    /// <param name="sealedAllowed">True for what did not come from outside: sealed values are then taken.</param>
    public static (object? Value, Problem? Problem) Read(ReadOnlyMemory<byte> json, JsonTypeInfo type, bool sealedAllowed = false)
    {
        if (!Utf8.IsValid(json.Span))
            return (null, Malformed("The body is not UTF-8. Send one JSON object as UTF-8."));
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.Length == 0 ? "{}"u8.ToArray() : json);
        }
        catch (JsonException e)
        {
            return (null, Malformed($"The body stops being JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. Send one JSON object as UTF-8, at most 64 levels deep."));
        }
        using (document)
            return Read(document.RootElement, type, sealedAllowed);
    }

    /// <summary>The problem of a body with wrong fields.</summary>
    public static Problem Invalid(IReadOnlyList<FieldProblem> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Problem.Of(400, "validation-failed", "The request is not valid.", $"{errors.Count} {(errors.Count == 1 ? "field is" : "fields are")} wrong; see errors.")
            with { Errors = errors };
    }

    private static (object? Value, Problem? Problem) Read(JsonElement json, JsonTypeInfo type, bool sealedAllowed)
    {
        var shape = new ShapeCheck(sealedAllowed);
        try
        {
            shape.Check(json, type, pointer: "");
        }
        catch (InvalidOperationException)
        {
            // The reader of JSON lets half a surrogate pair in a name pass and cannot turn it into text afterwards.
            return (null, Malformed("The name of a field is not text: it holds half a surrogate pair. Send whole characters."));
        }
        return shape.Problems.Count > 0 ? (null, Invalid(shape.Problems)) : (json.Deserialize(type)!, null);
    }

    // A body sent in chunks does not tell its length.
    private static bool HasBody(HttpContext context) => context.Request.ContentLength is > 0
        || (context.Request.ContentLength is null && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true });

    private static Problem Malformed(string detail) => Problem.Of(400, "malformed-json", "The body is not JSON.", detail);
}
