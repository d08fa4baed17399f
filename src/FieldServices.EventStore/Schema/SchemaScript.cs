using System.Reflection;

namespace FieldServices.EventStore.Schema;

/// <summary>One step of a schema's history.</summary>
/// <param name="Name">Its file name without folder and ending, such as <c>0001-log</c>; sorts in the order of application.</param>
/// <param name="Sql">The statements.</param>
public sealed record SchemaScript(string Name, string Sql)
{
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

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
