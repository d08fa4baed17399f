using System.Globalization;
using FieldServices.Api.Commands;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.GraphQL.Execution;
using FieldServices.GraphQL.Transport;

namespace FieldServices.Api.Reads;

/// <summary>The read API at <c>/graphql</c>, and GraphiQL to explore it.</summary>
public static class ReadRoutes
{
    public static void MapReadApi(this IEndpointRouteBuilder routes, Platform platform)
    {
        var logger = routes.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("FieldServices.Api.Reads");
        var executor = new GraphQLExecutor(ReadSchema.Build(platform.Modules, platform.Tables), new GraphQLExecutorOptions
        {
            OnUnexpectedError = (exception, field, reference) => logger.LogError(exception, "The field {Field} failed, reference {Reference}", field, reference),
        });
        routes.MapGraphQL("/graphql", executor, context => new ReadContext(platform, Caller.Of(context), PositionOf(context.Request))).RequireAuthorization();
        routes.MapGraphiQL("/graphiql").AllowAnonymous();
    }

    private static long? PositionOf(HttpRequest request) =>
        long.TryParse(request.Headers[CommandAnswer.PositionHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
}
