using System.Globalization;

namespace FieldServices.Benchmarks;

/// <summary>Reads the options of a suite.</summary>
internal static class Options
{
    /// <summary>The whole number behind an option's name.</summary>
    public static int Number(string[] args, string name, int otherwise)
    {
        var place = Array.IndexOf(args, name);
        return place < 0 || place + 1 == args.Length ? otherwise : int.Parse(args[place + 1], CultureInfo.InvariantCulture);
    }

    /// <summary>The names behind an option's name, with commas between.</summary>
    public static IReadOnlyList<string> Names(string[] args, string name, IReadOnlyList<string> otherwise)
    {
        var place = Array.IndexOf(args, name);
        return place < 0 || place + 1 == args.Length ? otherwise : args[place + 1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
