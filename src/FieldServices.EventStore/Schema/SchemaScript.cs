using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Schema;

/// <summary>One step of a schema's history.</summary>
/// <param name="Name">Its file name without folder and ending, such as <c>0001-log</c>; sorts in the order of application.</param>
/// <param name="Sql">The statements.</param>
public sealed record SchemaScript(string Name, string Sql)
{
    /// <summary>
    /// Tells one form of the script from another: SHA-256, in hexadecimal, of its name and its lines without blank lines, comment
    /// lines and space at their ends, so that rewording a comment changes nothing.
    /// </summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Significant(Name, Sql)))));

    /// <summary>The scripts embedded in an assembly under a resource prefix, in order of their names.</summary>
    public static IReadOnlyList<SchemaScript> EmbeddedIn(Assembly assembly, string prefix)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(n => new SchemaScript(n[prefix.Length..^".sql".Length], Read(assembly, n))),
        ];
    }

    private static IEnumerable<string> Significant(string name, string sql) =>
        sql.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && !l.TrimStart().StartsWith("--", StringComparison.Ordinal)).Prepend(name);

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
