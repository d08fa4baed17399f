namespace FieldServices.Api.Hosting;

/// <summary>Headers that tell a browser to trust as little as possible.</summary>
public static class SecurityHeaders
{
    private const string Strict = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    // Both tools write style attributes and small inline scripts of their own.
    private const string Tools = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = IsTool(context.Request.Path) ? Tools : Strict;
        if (context.Request.Path.StartsWithSegments("/v1") || context.Request.Path.StartsWithSegments("/graphql"))
            headers.CacheControl = "no-store";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        await next(context);
    });

    private static bool IsTool(PathString path) => path.StartsWithSegments("/graphiql") || path.StartsWithSegments("/api-docs");
}
