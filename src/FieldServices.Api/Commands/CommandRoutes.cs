using System.Diagnostics;
using System.Security.Cryptography;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Clocks;

namespace FieldServices.Api.Commands;

/// <summary>One route per command, made from the modules' tables.</summary>
public static class CommandRoutes
{
    public static string PathOf(Module module, Command command) =>
        command.Starts ? $"/v1/{module.Collection}" : $"/v1/{module.Collection}/{{id}}/{command.Name}";

    public static void MapCommands(this IEndpointRouteBuilder routes, IReadOnlyList<Module> modules)
    {
        foreach (var module in modules)
        {
            foreach (var command in module.Commands)
                routes.MapPost(PathOf(module, command), context => ReceiveAsync(context, module, command)).WithName(command.FullName).RequireAuthorization();
        }
    }

    private static async Task ReceiveAsync(HttpContext context, Module module, Command command)
    {
        var (request, problem) = await ReadAsync(context, module, command);
        if (request is null)
        {
            await (problem is null
                ? Permissions.Deny(context, command.FullName)
                : Problem.Write(context, problem));
            return;
        }
        var handler = context.RequestServices.GetRequiredService<CommandHandler>();
        var result = await handler.HandleAsync(request, context.RequestAborted);
        await CommandAnswer.WriteAsync(context, module, result);
    }

    // Neither request nor problem: the caller is not allowed to.
    private static async Task<(CommandRequest? Request, Problem? Problem)> ReadAsync(HttpContext context, Module module, Command command)
    {
        var caller = Caller.Of(context);
        if (!caller.May(command))
            return (null, null);
        var now = await context.RequestServices.GetRequiredService<TenantClocks>().NowAsync(caller.Tenant, context.RequestAborted);
        var (headers, headerProblem) = RequestHeaders.Read(context.Request, command, now);
        if (headers is null)
            return (null, headerProblem);
        if (!TryReadId(context, command, out var id))
            return (null, CommandAnswer.NotFound(module.Subject));
        var (json, mediaProblem) = await JsonBody.ReceiveAsync(context);
        if (json is null)
            return (null, mediaProblem);
        var (body, bodyProblem) = CommandReader.Read(json, command);
        if (body is null)
            return (null, bodyProblem);
        return (new CommandRequest(
            caller.Tenant, caller.Actor, module, command, body, id, headers.Key, Fingerprint(json, headers), headers.ExpectedVersion,
            headers.EffectiveAt, CorrelationOf(context), headers.DryRun), null);
    }

    private static bool TryReadId(HttpContext context, Command command, out Guid? id)
    {
        id = null;
        if (command.Starts)
            return true;
        if (!Guid.TryParse((string?)context.Request.RouteValues["id"], out var parsed))
            return false;
        id = parsed;
        return true;
    }

    private static byte[] Fingerprint(byte[] json, RequestHeaders headers) =>
        SHA256.HashData([.. json, .. BitConverter.GetBytes(headers.EffectiveAt?.UtcTicks ?? 0)]);

    private static Guid CorrelationOf(HttpContext context) =>
        Activity.Current is { } activity ? Guid.ParseExact(activity.TraceId.ToHexString(), "N") : Guid.CreateVersion7();
}
