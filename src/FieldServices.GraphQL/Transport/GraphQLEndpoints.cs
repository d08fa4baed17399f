using FieldServices.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FieldServices.GraphQL.Transport;

/// <summary>Adds GraphQL to the routes of a host.</summary>
public static class GraphQLEndpoints
{
    /// <summary>
    /// Serves a schema over HTTP (GraphQL over HTTP): GET and POST, single requests and arrays of them. The routes carry no
    /// authorization of their own: add it to what is returned.
    /// </summary>
    /// <param name="endpoints">The routes.</param>
    /// <param name="path">The path, such as <c>/graphql</c>.</param>
    /// <param name="executor">Runs the requests.</param>
    /// <param name="context">Makes of an HTTP request what resolvers find in <see cref="FieldContext.RequestContext"/>; null for nothing.</param>
    /// <param name="options">Limits and doors, by default those of <see cref="GraphQLHttpOptions"/>.</param>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        string path,
        GraphQLExecutor executor,
        Func<HttpContext, object?>? context = null,
        GraphQLHttpOptions? options = null)
    {
        var chosen = options ?? new GraphQLHttpOptions();
        var handler = new GraphQLHttpHandler(executor, context ?? (static _ => null), chosen, new DocumentLookup(chosen));
        return endpoints.Map(path, handler.HandleAsync).WithDisplayName($"GraphQL {path}");
    }

    /// <summary>Serves GraphiQL, wholly from this assembly.</summary>
    /// <param name="endpoints">The routes.</param>
    /// <param name="path">The path, such as <c>/graphiql</c>.</param>
    /// <param name="options">How the page greets its visitor.</param>
    public static IEndpointConventionBuilder MapGraphiQL(this IEndpointRouteBuilder endpoints, string path, GraphiQLOptions? options = null)
    {
        var page = new GraphiQLPage(path.TrimEnd('/'), options ?? new GraphiQLOptions());
        var group = endpoints.MapGroup(path);
        group.MapMethods("", [HttpMethods.Get, HttpMethods.Head], page.ServePageAsync);
        group.MapMethods("/{asset}", [HttpMethods.Get, HttpMethods.Head], page.ServeAssetAsync);
        return group;
    }
}
