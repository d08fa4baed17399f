using System.Collections;
using System.Text.Json;
using FieldServices.Api.CommandLine;
using FieldServices.GraphQL.Transport;

namespace FieldServices.Api.Reads;

/// <summary>Documents that clients may name by their hash from the start.</summary>
/// <param name="Documents">Their texts.</param>
/// <param name="Only">Whether no others may run.</param>
public sealed record DocumentSettings(IReadOnlyList<string> Documents, bool Only)
{
    public const string Variable = "FIELDSERVICES_DOCUMENTS";
    public const string OnlyVariable = "FIELDSERVICES_DOCUMENTS_ONLY";

    public static DocumentSettings None { get; } = new([], false);

    /// <summary>Reads the settings of this process: a JSON file that names documents by their SHA-256, as build tools of front ends write it.</summary>
    /// <exception cref="UserErrorException">The file cannot be used.</exception>
    public static DocumentSettings In(IDictionary variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var only = variables[OnlyVariable] switch
        {
            null or "" or "false" => false,
            "true" => true,
            _ => throw new UserErrorException($"{OnlyVariable} is true or false."),
        };
        return variables[Variable] is string { Length: > 0 } file ? new DocumentSettings([.. Read(file)], only)
            : only ? throw new UserErrorException($"{OnlyVariable} needs {Variable}: without documents nothing could be asked.")
            : None;
    }

    private static IEnumerable<string> Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return [.. json.RootElement.EnumerateObject().Select(p => p.Value.GetString() is { } text && DocumentId.Of(text) == p.Name ? text
                : throw new UserErrorException($"{Variable}: '{p.Name}' in {file} is not the SHA-256 of its document (64 lower-case hexadecimal digits)."))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new UserErrorException($"{Variable} is a JSON file such as {{\"<sha-256>\": \"query …\"}}; {file} cannot be read: {e.Message}");
        }
    }
}
