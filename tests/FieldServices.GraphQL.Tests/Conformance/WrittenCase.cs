using System.Text.Json;
using FieldServices.GraphQL.Conformance;
using FieldServices.GraphQL.Errors;

namespace FieldServices.GraphQL.Tests.Conformance;

/// <summary>A case as it is written in a file of cases, with what the engine has to answer.</summary>
/// <param name="Feature">The rule or the feature that it is about.</param>
/// <param name="Name">A sentence.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Errors">The errors that are expected, as <see cref="Describe"/> writes them.</param>
/// <param name="Data">The data that is expected; null for none.</param>
/// <param name="Deviation">Why the engine answers differently from the reference implementation; null when it does not.</param>
public sealed record WrittenCase(
    string Feature, string Name, ConformanceCase Question, IReadOnlyList<string> Errors, string? Data, string? Deviation)
{
    /// <summary>An error in one line: its locations, its path in brackets, its message.</summary>
    public static string Describe(GraphQLError error)
    {
        var locations = string.Concat(error.Locations.Select(location => $"{location} "));
        var path = error.Path is { } segments ? $"[{string.Join('/', segments)}] " : "";
        return locations + path + error.Message;
    }

    /// <summary>JSON without white space.</summary>
    public static string Compact(JsonElement json) => JsonSerializer.Serialize(json);

    /// <inheritdoc/>
    public override string ToString() => $"{Feature}: {Name}";
}
