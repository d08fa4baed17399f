namespace FieldServices.Scenarios.Architecture;

/// <summary>The C# files that people wrote.</summary>
internal static class SourceFiles
{
    public static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(folder, f).Split('/', '\\').Any(part => part is "bin" or "obj"));
}
