using System.Text.Json;
using FieldServices.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FieldServices.GraphQL.Transport;

/// <summary>Opens sockets and knows what they share.</summary>
internal sealed class SocketHost(GraphQLExecutor executor, Func<HttpContext, object?> context, GraphQLHttpOptions options, DocumentLookup documents)
{
    public GraphQLExecutor Executor { get; } = executor;

    public GraphQLHttpOptions Options { get; } = options;

    public async Task AcceptAsync(HttpContext http)
    {
        if (!OriginGuard.Allows(http.Request, Options.AllowedOrigins))
            throw new HttpProblem(StatusCodes.Status403Forbidden, "Pages of this origin may not open a socket here.", "CROSS_SITE_REQUEST");
        if (!http.WebSockets.WebSocketRequestedProtocols.Contains(SocketProtocol.Name))
        {
            using var refused = await http.WebSockets.AcceptWebSocketAsync();
            using var writer = new SocketWriter(refused);
            await writer.CloseAsync(SocketProtocol.SubprotocolNotAcceptable, "Subprotocol not acceptable", http.RequestAborted);
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync(SocketProtocol.Name);
        var stopping = http.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var session = new SocketSession(http, socket, this, stopping);
        await session.RunAsync();
    }

    /// <exception cref="GraphQLFieldException">The host refuses the connection.</exception>
    public ValueTask<object?> ContextAsync(HttpContext http, JsonElement payload, CancellationToken cancellation) =>
        Options.SocketContext is { } make ? make(http, payload, cancellation) : ValueTask.FromResult(context(http));

    /// <exception cref="HttpProblem">The request names no document, or one it may not run.</exception>
    public async ValueTask<GraphQLRequest> RequestOfAsync(RequestParameters parameters, object? requestContext, CancellationToken cancellation) =>
        new(await documents.TextOfAsync(parameters, cancellation))
        {
            OperationName = parameters.OperationName,
            Variables = parameters.Variables,
            Context = requestContext,
        };
}
