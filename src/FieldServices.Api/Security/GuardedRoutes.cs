using FieldServices.Api.Hosting;
using FieldServices.Api.Privacy;
using FieldServices.Api.Problems;

namespace FieldServices.Api.Security;

/// <summary>Routes for whoever has a permission; everybody else is denied before anything is read.</summary>
internal static class GuardedRoutes
{
    public static IEndpointConventionBuilder MapGuarded(
        this IEndpointRouteBuilder routes, HttpMethod method, string path, string name, string policy, Func<Asked, Task<Reply>> answer) =>
        routes.MapMethods(path, [method.Method], context => AnswerAsync(context, policy, answer)).WithName(name).RequireAuthorization();

    private static async Task AnswerAsync(HttpContext context, string policy, Func<Asked, Task<Reply>> answer)
    {
        var caller = Caller.Of(context);
        if (!caller.May(policy))
        {
            await Permissions.Deny(context, policy);
            return;
        }
        var reply = await answer(new Asked(context, context.RequestServices.GetRequiredService<Platform>(), caller));
        await (reply.Problem is { } problem
            ? Problem.Write(context, problem)
            : context.WriteOpenedAsync(reply.Json!));
    }
}
