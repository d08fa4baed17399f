using System.Text.Json;
using FieldServices.Domain.Modules;

namespace FieldServices.Api.OpenApi;

/// <summary>Serves the OpenAPI document and a page to read and try it.</summary>
public static class DocumentationRoutes
{
    public const string Document = "/openapi.json";
    public const string Page = "api-docs";

    public static void MapApiDocumentation(this WebApplication app, IReadOnlyList<Module> modules)
    {
        // Written when it is first asked for: it takes longer than the rest of a start.
        var document = new Lazy<byte[]>(() => JsonSerializer.SerializeToUtf8Bytes(OpenApiDocument.Build(modules), ApiJson.Readable.JsonObject));
        app.MapGet(Document, () => Results.Bytes(document.Value, "application/json; charset=utf-8")).AllowAnonymous();
    }

    /// <summary>The page; a middleware of its library, so it stands before routing and authentication.</summary>
    public static void UseApiDocumentationPage(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = Page;
        page.DocumentTitle = "FieldServices API";
        page.SwaggerEndpoint(Document, "FieldServices");
    });
}
