using System.Text.Json.Nodes;

namespace FieldServices.GraphQL.Tests.Conformance.PublicScenarios;

/// <summary>Finds the public scenarios in <c>shared/data</c> beside the checkout.</summary>
internal static class ScenarioFiles
{
    public static string? Folder { get; } = Find();

    /// <summary>The scenarios of a folder by their names, each with the file it stands in.</summary>
    public static IReadOnlyDictionary<string, (JsonObject Scenario, JsonObject File, string Path)> Read(string folder)
    {
        var found = new Dictionary<string, (JsonObject, JsonObject, string)>(StringComparer.Ordinal);
        if (Folder is null)
            return found;
        foreach (var path in Directory.EnumerateFiles(System.IO.Path.Combine(Folder, folder), "*.yaml").Order(StringComparer.Ordinal))
        {
            var file = (JsonObject)SimpleYaml.Read(File.ReadAllText(path))!;
            foreach (var scenario in file["tests"]!.AsArray())
                found[$"{System.IO.Path.GetFileNameWithoutExtension(path)}: {scenario!["name"]}"] = (scenario.AsObject(), file, path);
        }
        return found;
    }

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = System.IO.Path.Combine(at.FullName, "shared", "data", "ical_graphql", "graphql_cats");
            if (Directory.Exists(folder))
                return folder;
        }
        return null;
    }
}
