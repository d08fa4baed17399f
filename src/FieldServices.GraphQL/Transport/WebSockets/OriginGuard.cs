using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FieldServices.GraphQL.Transport;

/// <summary>Keeps pages of other sites from opening sockets with a visitor's cookies: CORS does not cover sockets (RFC 6455, 10.2).</summary>
internal static class OriginGuard
{
    public static bool Allows(HttpRequest request, ImmutableArray<string> allowed)
    {
        var origin = request.Headers.Origin;
        if (StringValues.IsNullOrEmpty(origin) || allowed.Contains("*") || allowed.Contains(origin.ToString(), StringComparer.OrdinalIgnoreCase))
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
