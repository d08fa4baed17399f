using FieldServices.Domain.Modules;

namespace FieldServices.Api.OpenApi;

/// <summary>Serves the OpenAPI document and a page to read and try it.</summary>
public static class DocumentationRoutes
{
    public const string Document = "/openapi.json";
    public const string Page = "api-docs";

    public static void MapApiDocumentation(this WebApplication app, IReadOnlyList<Module> modules)
    {
        var document = OpenApiDocument.Build(modules);
        app.MapGet(Document, context => context.Response.WriteAsJsonAsync(document, ApiJson.Readable.JsonObject, contentType: null, context.RequestAborted))
            .AllowAnonymous();
    }

    /// <summary>The page; a middleware of its library, so it stands before routing and authentication.</summary>
    public static void UseApiDocumentationPage(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = Page;
        page.DocumentTitle = "FieldServices API";
        page.SwaggerEndpoint(Document, "FieldServices");
    });
}
