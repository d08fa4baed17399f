using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Errors;

/// <summary>
/// One entry of the <c>errors</c> list of a response (specification: Errors). Immutable; it is data, thrown only inside
/// <see cref="GraphQLSyntaxException"/>.
/// </summary>
/// <param name="message">What is wrong, for the developer of the client.</param>
/// <param name="locations">Where in the document, in the order that explains it best.</param>
/// <param name="path">Where in the response; see <see cref="Path"/>.</param>
/// <param name="extensions">Anything more, by key; see <see cref="Extensions"/>.</param>
public sealed class GraphQLError(
    string message,
    ImmutableArray<Location> locations = default,
    IReadOnlyList<object>? path = null,
    IReadOnlyDictionary<string, object?>? extensions = null)
{
    /// <summary>Describes an error at one place of the document.</summary>
    public GraphQLError(string message, Location location)
        : this(message, [location])
    {
    }

    /// <summary>What is wrong, for the developer of the client.</summary>
    public string Message { get; } = message;

    /// <summary>The places in the document that the error is about; empty when it is about none.</summary>
    public ImmutableArray<Location> Locations { get; } = locations.IsDefault ? [] : locations;

    /// <summary>The place in the response: response keys (<see cref="string"/>) and list indices (<see cref="int"/>); null for a request error.</summary>
    public IReadOnlyList<object>? Path { get; } = path;

    /// <summary>Anything more a client may use, such as a stable <c>code</c>; null when there is nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; } = extensions;

    /// <inheritdoc/>
    public override string ToString() => Locations.IsEmpty ? Message : $"{Message} ({string.Join(", ", Locations)})";
}
