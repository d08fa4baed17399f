using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Privacy;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Api.Commands;

/// <summary>
/// One thing as it is now, folded from its stream and therefore never stale: its version for <c>If-Match</c> and what its
/// life cycle allows. Lists and details are the read API's.
/// </summary>
public static class ThingRoutes
{
    public static string PathOf(Module module) => $"/v1/{module.Collection}/{{id}}";

    public static void MapThings(this IEndpointRouteBuilder routes, IReadOnlyList<Module> modules)
    {
        foreach (var module in modules)
            routes.MapGet(PathOf(module), context => ReadAsync(context, module)).WithName($"{module.Subject}.get").RequireAuthorization();
    }

    private static async Task ReadAsync(HttpContext context, Module module)
    {
        var platform = context.RequestServices.GetRequiredService<Platform>();
        var caller = Caller.Of(context);
        if (!caller.May(Permissions.ReadBoards))
        {
            await Permissions.Deny(context, Permissions.ReadBoards);
            return;
        }
        var id = Guid.TryParse((string?)context.Request.RouteValues["id"], out var parsed) ? parsed : Guid.Empty;
        var now = await platform.Reads.ReadAsync(
            caller.Tenant, Reads.ReadRoutes.PositionOf(context.Request),
            log => log.FoldAsync(caller.Tenant, new StreamId(module.Subject, id), module.Initial, module.Evolve, null, context.RequestAborted), context.RequestAborted);
        if (now.Version == 0)
        {
            await Problem.Write(context, CommandAnswer.NotFound(module.Subject));
            return;
        }
        CommandAnswer.SetVersion(context, now.Version);
        if (context.Request.Headers.IfNoneMatch == context.Response.Headers.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await context.WriteOpenedAsync(new JsonObject
        {
            ["id"] = id,
            ["version"] = now.Version,
            ["position"] = now.Position,
            ["status"] = Module.Words(module.StatusOf(now.State)),
            ["allowedCommands"] = new JsonArray([.. module.AllowedCommands(now.State, caller.Role).Select(c => JsonValue.Create(c))]),
            [module.MemberName] = Outcomes.AnswerJson(module.AnswerFor(id, now.State)),
        });
    }
}
