using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>Files with what the log or a snapshot holds, compared letter by letter; GOLDEN=write renews them.</summary>
internal static class GoldenFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pretty(string json) => JsonNode.Parse(json)!.ToJsonString(Indented) + "\n";

    /// <summary>Compares JSON with its file, and returns what the file holds.</summary>
    public static string Check(string name, string json)
    {
        var written = Pretty(json);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
            File.WriteAllText(PathOf(name), written);
        Assert.True(File.Exists(PathOf(name)), $"There is no golden file {name}.json; write it with GOLDEN=write.");
        var golden = File.ReadAllText(PathOf(name));
        Assert.Equal(golden, written);
        return golden;
    }

    public static string PathOf(string name) => Path.Combine(Folder(), name + ".json");

    public static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden");
}
