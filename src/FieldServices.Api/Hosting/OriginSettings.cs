using System.Collections;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Commands;
using FieldServices.Api.Tiers;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace FieldServices.Api.Hosting;

/// <summary>Origins beside the server's own whose pages may call it from a browser.</summary>
/// <param name="Origins">Such as <c>https://office.example.org</c>.</param>
public sealed record OriginSettings(IReadOnlyList<string> Origins)
{
    public const string Variable = "FIELDSERVICES_ORIGINS";

    /// <summary>What a page has to read of an answer besides its body.</summary>
    private static readonly string[] Exposed =
        [CommandAnswer.PositionHeader, RequestLimits.Header, RequestLimits.PolicyHeader, HeaderNames.RetryAfter, HeaderNames.Location, HeaderNames.ETag, CommandAnswer.ReplayedHeader];

    public static OriginSettings None { get; } = new([]);

    /// <summary>Reads the settings of this process: origins with spaces between.</summary>
    /// <exception cref="UserErrorException">One of them is no origin.</exception>
    public static OriginSettings In(IDictionary variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var given = (variables[Variable] as string ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return given.FirstOrDefault(text => !IsOrigin(text)) is { } wrong
            ? throw new UserErrorException($"{Variable} says '{wrong}'. Write origins as browsers do, in lower case and with spaces between: https://office.example.org http://localhost:5173. There is no '*': name every origin.")
            : new OriginSettings(given);
    }

    /// <summary>The rules of CORS: keys travel in headers, so no cookies are let through.</summary>
    public CorsPolicy ToPolicy() => new CorsPolicyBuilder([.. Origins])
        .AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(Exposed).SetPreflightMaxAge(TimeSpan.FromHours(1)).Build();

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text;
}
