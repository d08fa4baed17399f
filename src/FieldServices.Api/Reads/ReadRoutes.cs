using System.Globalization;
using System.Text.Json;
using FieldServices.Api.Commands;
using FieldServices.Api.Hosting;
using FieldServices.Api.Reads.Answers;
using FieldServices.Api.Security;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Transport;
using Microsoft.AspNetCore.Authorization;

namespace FieldServices.Api.Reads;

/// <summary>The read API at <c>/graphql</c>, and GraphiQL to explore it.</summary>
public static class ReadRoutes
{
    public static void MapReadApi(this IEndpointRouteBuilder routes, Platform platform)
    {
        var logger = routes.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("FieldServices.Api.Reads");
        var executor = new GraphQLExecutor(ReadSchema.Build(platform.Modules, platform.Tables), new GraphQLExecutorOptions
        {
            LimitsOf = context => context is ReadContext { Caller: var caller } ? platform.Tiers.OperationOf(caller.Tier) : null,
            OnUnexpectedError = (exception, field, reference) => logger.LogError(exception, "The field {Field} failed, reference {Reference}", field, reference),
        });
        var options = new GraphQLHttpOptions
        {
            SocketContext = (context, payload, cancellation) => SocketContextAsync(platform, context, payload, cancellation),
            AllowedOrigins = [.. platform.Origins.Origins],
            PersistedDocuments = new PersistedDocumentSet(platform.Documents.Documents),
            PersistedDocumentsOnly = platform.Documents.Only,
            KeptAnswers = platform.Answers.Bytes > 0 ? new KeptAnswers(platform, platform.Answers.Bytes) : null,
        };
        routes.MapGraphQL("/graphql", executor, context => new ReadContext(platform, Caller.Of(context), PositionOf(context.Request)), options)
            .RequireAuthorization(policy => policy.RequireAssertion(MayConnect))
            // Queries have the engine's own limit; subscriptions last as long as somebody listens.
            .DisableRequestTimeout();
        routes.MapSlots(executor);
        routes.MapGraphiQL("/graphiql").AllowAnonymous();
    }

    // A browser cannot send headers with a web socket; its key comes in the first message.
    private static bool MayConnect(AuthorizationHandlerContext context) =>
        context.User.Identity?.IsAuthenticated == true || context.Resource is HttpContext { WebSockets.IsWebSocketRequest: true };

    private static async ValueTask<object?> SocketContextAsync(Platform platform, HttpContext context, JsonElement payload, CancellationToken cancellationToken)
    {
        var caller = Caller.From(context.User);
        if (caller is null && payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(ApiKeyAuthentication.Header, out var key)
            && key.ValueKind == JsonValueKind.String && await platform.Keys.AuthenticateAsync(key.GetString(), cancellationToken) is { } stored)
            caller = Caller.Of(stored);
        return caller is null
            ? throw new GraphQLFieldException($"Send a valid API key as {ApiKeyAuthentication.Header} in the payload of connection_init.", "UNAUTHENTICATED")
            : new ReadContext(platform, caller, null).OnPrimary();
    }

    internal static long? PositionOf(HttpRequest request) =>
        long.TryParse(request.Headers[CommandAnswer.PositionHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
}
