using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Execution.Output;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FieldServices.GraphQL.Transport;

/// <summary>Answers a request with server-sent events, one for each response (GraphQL over Server-Sent Events, distinct connections mode).</summary>
internal sealed class EventStreamSender(GraphQLExecutor executor, TimeSpan keepAlive)
{
    public async Task SendAsync(HttpContext http, GraphQLRequest request)
    {
        await using var responses = executor.StreamAsync(request, http.RequestAborted).GetAsyncEnumerator(http.RequestAborted);
        var next = responses.MoveNextAsync().AsTask();
        try
        {
            if (next.IsCompletedSuccessfully && next.Result && responses.Current.Kind == ResponseKind.RequestError)
            {
                using var refusal = responses.Current;
                GraphQLHttpHandler.RefuseMutation(request, refusal);
                await ResponseSender.SendAsync(http, refusal, ResponseFormat.EventStream);
                return;
            }
            Begin(http);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            while (await WaitAsync(http, next))
            {
                using (var response = responses.Current)
                    await SendAsync(http, "next", response.Utf8Json);
                next = responses.MoveNextAsync().AsTask();
            }
            await SendAsync(http, "complete", default);
        }
        finally
        {
            // The stream can only be left when it stands still; the client's going has cancelled it.
            await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static void Begin(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Waits for the next response, with a comment now and then so that the connection does not look dead.</summary>
    private async Task<bool> WaitAsync(HttpContext http, Task<bool> next)
    {
        while (!next.IsCompleted)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            if (await Task.WhenAny(next, Task.Delay(keepAlive, pause.Token)) == next)
            {
                await pause.CancelAsync();
                break;
            }
            http.RequestAborted.ThrowIfCancellationRequested();
            await http.Response.Body.WriteAsync(":\n\n"u8.ToArray(), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
        return await next;
    }

    private static async Task SendAsync(HttpContext http, string type, ReadOnlyMemory<byte> json)
    {
        using var buffer = new ResponseBuffer(int.MaxValue);
        buffer.Write("event: "u8);
        buffer.Write(System.Text.Encoding.ASCII.GetBytes(type));
        buffer.Write("\ndata: "u8);
        buffer.Write(json.Span);
        buffer.Write("\n\n"u8);
        await http.Response.Body.WriteAsync(buffer.Written, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
