using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types.Sdl;

/// <summary>What the built-in directives of a definition say.</summary>
internal static class AppliedDirectives
{
    /// <summary>The text of an argument of a directive; null when either is missing.</summary>
    public static string? Text(ImmutableArray<Directive> directives, string name, string argument) =>
        directives.LastOrDefault(directive => directive.Name.Value == name)?.Arguments
            .Where(given => given.Name.Value == argument)
            .Select(static given => (given.Value as StringValue)?.Text)
            .FirstOrDefault();

    /// <summary>Why the definition is deprecated; null when it is not.</summary>
    public static string? Deprecation(ImmutableArray<Directive> directives) =>
        directives.Any(static directive => directive.Name.Value == "deprecated")
            ? Text(directives, "deprecated", "reason") ?? BuiltInDirectives.DefaultDeprecationReason
            : null;
}
