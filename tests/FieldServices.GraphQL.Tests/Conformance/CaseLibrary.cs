namespace FieldServices.GraphQL.Tests.Conformance;

/// <summary>All written cases, by the folder of their kind.</summary>
internal static class CaseLibrary
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases");

    public static IReadOnlyList<WrittenCase> Parse { get; } = Read("Parse");

    public static IReadOnlyList<WrittenCase> Schema { get; } = Read("Schema");

    public static IReadOnlyList<WrittenCase> Validate { get; } = Read("Validate");

    public static IReadOnlyList<WrittenCase> Execute { get; } = Read("Execute");

    public static IEnumerable<WrittenCase> All => [.. Parse, .. Schema, .. Validate, .. Execute];

    private static List<WrittenCase> Read(string kind)
    {
        var museum = File.ReadAllText(Path.Combine(Folder, "museum.graphql"));
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(Folder, kind), "*.cases").Order(StringComparer.Ordinal)
                .SelectMany(path => new CaseFile(path, museum).Read()),
        ];
    }
}
