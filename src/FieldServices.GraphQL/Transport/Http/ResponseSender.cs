using FieldServices.GraphQL.Errors;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Output;
using Microsoft.AspNetCore.Http;

namespace FieldServices.GraphQL.Transport;

/// <summary>Sends responses with the status code that their format asks for (GraphQL over HTTP, Status Codes).</summary>
internal static class ResponseSender
{
    public static Task SendAsync(HttpContext http, GraphQLResponse response, ResponseFormat format)
    {
        http.Response.StatusCode = (format, response.Kind) switch
        {
            (ResponseFormat.GraphQLResponse or ResponseFormat.EventStream, ResponseKind.RequestError) => StatusCodes.Status400BadRequest,
            (ResponseFormat.GraphQLResponse or ResponseFormat.EventStream, ResponseKind.Aborted) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status200OK,
        };
        return SendAsync(http, response.Utf8Json, format);
    }

    /// <summary>Sends the responses to an array of requests, which succeeds as a whole.</summary>
    public static async Task SendAsync(HttpContext http, IReadOnlyList<GraphQLResponse> responses, ResponseFormat format)
    {
        using var buffer = new ResponseBuffer(int.MaxValue);
        buffer.Write((byte)'[');
        for (var i = 0; i < responses.Count; i++)
        {
            if (i > 0)
                buffer.Write((byte)',');
            buffer.Write(responses[i].Utf8Json.Span);
        }
        buffer.Write((byte)']');
        http.Response.StatusCode = StatusCodes.Status200OK;
        await SendAsync(http, buffer.Written, format);
    }

    /// <summary>Sends a refusal. Clients of <c>application/json</c> get 200 for bad parameters, as they always did.</summary>
    public static async Task SendAsync(HttpContext http, HttpProblem problem, ResponseFormat format)
    {
        using var response = Responses.Refuse([ErrorOf(problem)], ResponseKind.RequestError, null);
        var lenient = format == ResponseFormat.Json && problem.Status == StatusCodes.Status400BadRequest && problem.Code is null;
        if (problem.Allow is not null)
            http.Response.Headers.Allow = problem.Allow;
        http.Response.StatusCode = lenient ? StatusCodes.Status200OK : problem.Status;
        await SendAsync(http, response.Utf8Json, format);
    }

    /// <summary>The problem as an error of a response.</summary>
    public static GraphQLError ErrorOf(HttpProblem problem) => new(
        problem.Message,
        extensions: problem.Code is { } code ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code } : null);

    /// <summary>Sends the body of a response whose status code is set, or 200.</summary>
    public static Task SendAsync(HttpContext http, ReadOnlyMemory<byte> body, ResponseFormat format)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        return Compression.SendAsync(http, body, format == ResponseFormat.GraphQLResponse ? MediaType.GraphQLResponse : MediaType.Json, "Accept, Accept-Encoding");
    }
}
