using System.Text.Json;

namespace FieldServices.Api.Commands;

/// <summary>JSON pointers (RFC 6901).</summary>
public static class JsonPointer
{
    public static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The pointer of a property path such as <c>Skills[0].ExpiresOn</c>.</summary>
    public static string FromProperty(string path) => string.Concat(
        path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => $"/{JsonNamingPolicy.CamelCase.ConvertName(part)}"));
}
