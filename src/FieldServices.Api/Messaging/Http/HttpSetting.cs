using FieldServices.Api.CommandLine;

namespace FieldServices.Api.Messaging.Http;

/// <summary>A gateway that takes messages as JSON.</summary>
/// <param name="Address">Where they are posted to.</param>
/// <param name="Secret">Shared with it; signs each request.</param>
public sealed record HttpSetting(Uri Address, string Secret)
{
    private const int ShortestSecret = 16;

    internal static HttpSetting Read(string variable, Uri address, IReadOnlyDictionary<string, string> environment)
    {
        if (address.UserInfo.Length > 0)
            throw new UserErrorException($"{variable}: leave user and password out; requests are signed with {variable}_SECRET instead.");
        if (address.Scheme == "http" && !address.IsLoopback)
            throw new UserErrorException($"{variable}: use https; recipients would travel readable.");
        if (environment.GetValueOrDefault(variable + "_SECRET") is not { Length: >= ShortestSecret } secret)
            throw new UserErrorException($"{variable}_SECRET is missing or shorter than {ShortestSecret} characters: it signs each request, and the receiver knows it too.");
        return new HttpSetting(address, secret);
    }
}
