using System.Security.Cryptography;
using System.Text;

namespace FieldServices.GraphQL.Transport;

/// <summary>Names documents by their hash.</summary>
public static class DocumentId
{
    private const string Prefix = "sha256:";

    /// <summary>The SHA-256 of the UTF-8 text, 64 lower-case hexadecimal digits.</summary>
    public static string Of(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    /// <summary>The id without the optional prefix <c>sha256:</c>, in lower case; null when it is no SHA-256.</summary>
    internal static string? Normalize(string id)
    {
        var hash = id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? id[Prefix.Length..] : id;
        return hash.Length == 64 && hash.All(char.IsAsciiHexDigit) ? hash.ToLowerInvariant() : null;
    }
}
