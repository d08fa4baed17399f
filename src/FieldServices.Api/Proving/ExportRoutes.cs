using FieldServices.Api.Hosting;
using FieldServices.Api.Security;

namespace FieldServices.Api.Proving;

/// <summary>The tenant's log as a file, for whoever verifies it elsewhere. Personal data stay sealed in it, and no keys go with it.</summary>
internal static class ExportRoutes
{
    public const string Path = "/v1/export";
    public const string ContentType = "application/x-ndjson";

    // As long as the log is: it leaves as it is read, and whoever stops reading stops it.
    public static void MapExport(this IEndpointRouteBuilder routes) => routes.MapGet(Path, AnswerAsync).WithName("export").RequireAuthorization().DisableRequestTimeout();

    private static async Task AnswerAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        if (!caller.May(Permissions.ReadProofs))
        {
            await Permissions.Deny(context, Permissions.ReadProofs);
            return;
        }
        var platform = context.RequestServices.GetRequiredService<Platform>();
        var tenant = (await platform.Tenants.AllAsync(context.RequestAborted)).Single(t => t.Id == caller.Tenant);
        context.Response.ContentType = ContentType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{tenant.Slug}.ndjson\"";
        await TenantFile.ExportAsync(platform, tenant, context.Response.Body, keys: false, null, context.RequestAborted);
    }
}
