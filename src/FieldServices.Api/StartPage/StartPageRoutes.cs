using System.Reflection;

namespace FieldServices.Api.StartPage;

/// <summary>The page at <c>/</c> and the guides: a handful of small files that travel inside the program.</summary>
public static class StartPageRoutes
{
    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".md"] = "text/plain; charset=utf-8",
        [".graphql"] = "text/plain; charset=utf-8",
    };

    public static void MapStartPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", context => SendAsync(context, "Start.index.html")).AllowAnonymous();
        routes.MapGet("/outbox", context => SendAsync(context, "Start.outbox.html")).AllowAnonymous();
        routes.MapGet("/start/{file}", context => SendAsync(context, $"Start.{context.Request.RouteValues["file"]}")).AllowAnonymous();
        routes.MapGet("/guides/{file}", context => SendAsync(context, $"Guide.{context.Request.RouteValues["file"]}")).AllowAnonymous();
        routes.MapGet("/favicon.ico", context => SendAsync(context, "Start.icon.svg")).AllowAnonymous();
    }

    private static async Task SendAsync(HttpContext context, string resource)
    {
        await using var content = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource);
        if (content is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = ContentTypes[Path.GetExtension(resource)];
        context.Response.Headers.CacheControl = "max-age=300";
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
