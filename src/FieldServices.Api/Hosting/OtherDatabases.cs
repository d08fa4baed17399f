using System.Collections;
using FieldServices.EventStore.Placing;

namespace FieldServices.Api.Hosting;

/// <summary>Further databases, one environment variable each: <c>FIELDSERVICES_DATABASE_EAST</c> is the address of the database "east".</summary>
public static class OtherDatabases
{
    public const string Prefix = ConnectionStrings.Variable + "_";

    /// <summary>The addresses by name, in order of names.</summary>
    /// <param name="variables">The environment.</param>
    /// <exception cref="ArgumentException">A name cannot be one of a database.</exception>
    public static IReadOnlyDictionary<string, string> In(IDictionary variables) => In(variables, Prefix);

    /// <summary>The same of variables that begin otherwise.</summary>
    /// <inheritdoc cref="In(IDictionary)"/>
    public static IReadOnlyDictionary<string, string> In(IDictionary variables, string prefix)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var others = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in variables)
        {
            if (variable is { Key: string key, Value: string { Length: > 0 } address } && key.StartsWith(prefix, StringComparison.Ordinal))
                others.Add(NameIn(key, prefix), address);
        }
        return others;
    }

    private static string NameIn(string variable, string prefix)
    {
        var name = variable[prefix.Length..];
        if (name.Length == 0 || !char.IsAsciiLetterUpper(name[0]) || !name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_'))
            throw new ArgumentException($"{variable} names no database: behind {prefix} come capital letters, digits and underscores, a letter first.");
        name = name.ToLowerInvariant().Replace('_', '-');
        return name != Places.HomeName ? name : throw new ArgumentException($"{variable} is the name of the first database: set {prefix[..^1]}.");
    }
}
