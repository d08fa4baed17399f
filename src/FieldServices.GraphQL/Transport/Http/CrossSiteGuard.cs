using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace FieldServices.GraphQL.Transport;

/// <summary>Refuses what a page of another site could make a visitor's browser send without asking (CSRF; Fetch, CORS-safelisted requests).</summary>
internal static class CrossSiteGuard
{
    /// <exception cref="HttpProblem">The request carries nothing that another site could not send.</exception>
    public static void Check(HttpRequest request, ImmutableArray<string> preflightHeaders)
    {
        if (preflightHeaders.IsDefaultOrEmpty || request.Headers["Sec-Fetch-Site"] == "same-origin")
            return;
        foreach (var name in preflightHeaders)
        {
            if (request.Headers.ContainsKey(name))
                return;
        }
        throw new HttpProblem(
            StatusCodes.Status400BadRequest,
            $"A GET needs a header that pages of other sites cannot send unasked. Add one of: {string.Join(", ", preflightHeaders)}.",
            "CROSS_SITE_REQUEST");
    }
}
