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

    /// <summary>A text without the lines that end with one of these marks, each written as a comment of its own.</summary>
    public static string WithoutLines(this string sql, params IEnumerable<string> marks) =>
        string.Join('\n', sql.Split('\n').Where(l => !l.Split(" -- ")[1..].Intersect(marks).Any()));
}
