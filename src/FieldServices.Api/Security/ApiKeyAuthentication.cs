using System.Text.Encodings.Web;
using FieldServices.Api.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FieldServices.Api.Security;

/// <summary>Authenticates a request by the key in <c>X-Api-Key</c> or in <c>Authorization: Bearer</c>.</summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, KeyTable keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedKey() is not { } presented)
            return AuthenticateResult.NoResult();
        var key = await keys.AuthenticateAsync(presented, Context.RequestAborted);
        if (key is null)
            return AuthenticateResult.Fail("The API key is unknown, expired or revoked.");
        var caller = Caller.Of(key);
        return AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Scheme.Name), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceSafeAsync();
        Logger.LogWarning("Denied: {Policy}, {Method} {Path}", "authenticated", Request.Method, Request.Path.Value);
        Response.Headers.WWWAuthenticate = "Bearer";
        await Problem.Write(Context, result.Failure is null
            ? Problem.Of(401, "authentication-required", "This request needs an API key.", $"Send it in the header {Header} or as Authorization: Bearer.")
            : Problem.Of(401, "invalid-key", "The API key is not valid.", $"{result.Failure.Message} Ask an administrator for a new one."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Permissions.Deny(Context, "role");

    private string? PresentedKey()
    {
        if (Request.Headers[Header] is [{ Length: > 0 } key])
            return key;
        var authorization = Request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }
}
