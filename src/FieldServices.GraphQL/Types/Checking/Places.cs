using System.Collections.Immutable;
using FieldServices.GraphQL.Language;

namespace FieldServices.GraphQL.Types;

/// <summary>Where parts of a schema stand in the text they were read from; nowhere when they were registered in code.</summary>
internal static class Places
{
    public static ImmutableArray<Location> Of(NamedType type) => [.. type.Syntax.Select(static node => node.Location)];

    public static ImmutableArray<Location> Of(OutputField field) => field.Syntax is { } node ? [node.Location] : [];

    public static ImmutableArray<Location> OfType(OutputField field) => field.Syntax is { } node ? [node.Type.Location] : [];

    public static ImmutableArray<Location> Of(InputField input) => input.Syntax is { } node ? [node.Location] : [];

    public static ImmutableArray<Location> OfType(InputField input) => input.Syntax is { } node ? [node.Type.Location] : [];

    public static ImmutableArray<Location> Of(EnumMember member) => member.Syntax is { } node ? [node.Location] : [];

    public static ImmutableArray<Location> Of(SchemaDirective directive) => directive.Syntax is { } node ? [node.Location] : [];

    public static ImmutableArray<Location> OfDeprecation(InputField input) => OfDeprecation(input.Syntax?.Directives ?? []);

    public static ImmutableArray<Location> OfDeprecation(OutputField field) => OfDeprecation(field.Syntax?.Directives ?? []);

    private static ImmutableArray<Location> OfDeprecation(ImmutableArray<Directive> directives) =>
        [.. directives.Where(static directive => directive.Name.Value == "deprecated").Select(static directive => directive.Location)];
}
