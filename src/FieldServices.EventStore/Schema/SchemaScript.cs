using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace FieldServices.EventStore.Schema;

/// <summary>
/// One step of a schema's history. Lines of comment at its beginning may say more: <c>-- compatible-from: 0009</c> that a program whose
/// last script is 0009 or later can work on the schema afterwards, and <c>-- outside-transaction</c> that it consists of
/// <see cref="Steps"/> which run one by one, each in a transaction of its own or in none.
/// </summary>
/// <param name="Name">Its file name without folder and ending, such as <c>0001-log</c>; sorts in the order of application.</param>
/// <param name="Sql">The statements.</param>
public sealed record SchemaScript(string Name, string Sql)
{
    private const string Compatible = "-- compatible-from:";
    private const string Outside = "-- outside-transaction";

    /// <summary>
    /// Tells one form of the script from another: SHA-256, in hexadecimal, of its name and its lines without blank lines, comment
    /// lines and space at their ends, so that rewording a comment changes nothing.
    /// </summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Significant(Name, Sql)))));

    /// <summary>The number that its name begins with.</summary>
    /// <exception cref="InvalidRegistrationException">It begins with none.</exception>
    public int Number => NumberIn(Name);

    /// <summary>The number of the last script that a program must know to work on the schema afterwards; null when none but this program can.</summary>
    /// <exception cref="InvalidRegistrationException">The line says no number.</exception>
    public int? CompatibleFrom =>
        Lines.FirstOrDefault(l => l.StartsWith(Compatible, StringComparison.Ordinal)) is { } line ? NumberIn(line[Compatible.Length..].Trim()) : null;

    /// <summary>True when it consists of <see cref="Steps"/>.</summary>
    public bool OutsideTransaction => Lines.Contains(Outside, StringComparer.Ordinal);

    /// <summary>Its steps, in order.</summary>
    /// <exception cref="InvalidRegistrationException">It has none.</exception>
    public IReadOnlyList<SchemaStep> Steps =>
        SchemaStep.Of(Sql) is { Count: > 0 } steps ? steps : throw new InvalidRegistrationException([$"The script {Name} has no line '-- step: …'."]);

    private IEnumerable<string> Lines => Sql.Split('\n').Select(l => l.TrimEnd());

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

    private int NumberIn(string text) =>
        int.TryParse(text.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidRegistrationException([$"The script {Name} has '{text}' where a number such as 0001 belongs."]);

    private static IEnumerable<string> Significant(string name, string sql) =>
        sql.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0 && !l.TrimStart().StartsWith("--", StringComparison.Ordinal)).Prepend(name);

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
