using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;

namespace FieldServices.Api.Messaging.Local;

/// <summary>What the page <c>/outbox</c> shows: the caller's own messages in the local outbox.</summary>
public static class OutboxRoutes
{
    private const int Shown = 200;

    public static void MapOutbox(this IEndpointRouteBuilder routes) => routes.MapGet("/outbox/messages", ReadAsync).RequireAuthorization();

    private static async Task ReadAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        if (!caller.May(Permissions.ReadOutbox))
        {
            await Permissions.Deny(context, Permissions.ReadOutbox);
            return;
        }
        var outbox = context.RequestServices.GetRequiredService<Platform>().Messaging.Local;
        var messages = await outbox.ReadAsync(caller.Tenant, Shown, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(new JsonObject { ["messages"] = messages }, ApiJson.Readable.JsonObject, contentType: null, context.RequestAborted);
    }
}
