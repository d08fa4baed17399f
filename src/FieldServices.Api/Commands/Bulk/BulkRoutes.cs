using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using FieldServices.Api.Problems;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Clocks;

namespace FieldServices.Api.Commands.Bulk;

/// <summary>One route for each command on things that exist, to send it to many of them at once.</summary>
public static class BulkRoutes
{
    public static string PathOf(Module module, string command) => $"/v1/{module.Collection}/bulk/{command}";

    public static void MapBulk(this IEndpointRouteBuilder routes, IReadOnlyList<Module> modules)
    {
        foreach (var module in modules)
        {
            foreach (var command in module.Commands.Where(c => !c.Starts))
                routes.MapPost(PathOf(module, command.Name), context => ReceiveAsync(context, module, command)).WithName($"{command.FullName}.bulk").RequireAuthorization();
        }
    }

    private static async Task ReceiveAsync(HttpContext context, Module module, Command command)
    {
        var caller = Caller.Of(context);
        if (!caller.May(command))
        {
            await Permissions.Deny(context, command.FullName);
            return;
        }

        var (request, items, problem) = await ReadAsync(context, caller, module, command);
        if (request is null)
        {
            await Problem.Write(context, problem!);
            return;
        }

        var (summary, refusal, repeated) = await context.RequestServices.GetRequiredService<BulkDoor>().SendAsync(request, items!, context.RequestAborted);
        await (summary is null ? CommandAnswer.WriteAsync(context, module, refusal!) : WriteAsync(context, summary, repeated));
    }

    private static async Task<(CommandRequest? Request, IReadOnlyList<(BulkItem Item, object Command)>? Items, Problem? Problem)> ReadAsync(
        HttpContext context, Caller caller, Module module, Command command)
    {
        var now = await context.RequestServices.GetRequiredService<TenantClocks>().NowAsync(caller.Tenant, context.RequestAborted);
        var (headers, headerProblem) = RequestHeaders.Read(context.Request, command, now);
        if (headers is null)
            return (null, null, headerProblem);
        if (headers.Key is null || headers.ExpectedVersion is not null)
            return (null, null, WrongHeader(headers));
        var (json, mediaProblem) = await JsonBody.ReceiveAsync(context);
        if (json is null)
            return (null, null, mediaProblem);
        var (items, bodyProblem) = BulkReader.Read(json, command);
        if (items is null)
            return (null, null, bodyProblem);
        var fingerprint = SHA256.HashData([.. json, .. BitConverter.GetBytes(headers.EffectiveAt?.UtcTicks ?? 0)]);
        return (new CommandRequest(
            caller.Tenant, caller.Actor, module, command, items[0].Command, null, headers.Key, fingerprint, null, headers.EffectiveAt,
            Activity.Current is { } activity ? Guid.ParseExact(activity.TraceId.ToHexString(), "N") : Guid.CreateVersion7(), headers.DryRun), items, null);
    }

    private static Problem WrongHeader(RequestHeaders headers)
    {
        var wrong = headers.Key is null
            ? new FieldProblem(null, "required", "Give a key; repeated with it after a failure, the request does what is left and tells the rest again.", Header: RequestHeaders.IdempotencyKey)
            : new FieldProblem(null, "not-applicable", "Many things have many versions; give each item its version instead.", Header: "If-Match");
        return Problem.Of(400, "validation-failed", "A header or parameter is not valid.", wrong.Message) with { Errors = [wrong] };
    }

    private static Task WriteAsync(HttpContext context, BulkSummary summary, bool repeated)
    {
        var (body, position) = summary.Told();
        if (repeated)
            context.Response.Headers[CommandAnswer.ReplayedHeader] = "true";
        context.Response.Headers[CommandAnswer.PositionHeader] = JsonSerializer.Serialize(position, ApiJson.Default.Int64);
        return context.Response.WriteAsJsonAsync(body, ApiJson.Readable.JsonObject, contentType: null, context.RequestAborted);
    }
}
