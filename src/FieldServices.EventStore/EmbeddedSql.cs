namespace FieldServices.EventStore;

/// <summary>Statements that are long enough for a file of their own.</summary>
internal static class EmbeddedSql
{
    /// <summary>The text of a file of this library, named by its path with dots, without the lines that are comments.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedSql).Assembly.GetManifestResourceStream("FieldServices.EventStore." + name)!);
        var lines = reader.ReadToEnd().Split('\n');
        return string.Join('\n', lines.Where(l => !l.TrimStart().StartsWith("--", StringComparison.Ordinal)));
    }
}
