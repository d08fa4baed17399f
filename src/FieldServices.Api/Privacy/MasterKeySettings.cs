using System.Collections;
using FieldServices.Api.CommandLine;
using FieldServices.EventStore.Sealing;

namespace FieldServices.Api.Privacy;

/// <summary>The master keys of personal data, as the environment says.</summary>
public static class MasterKeySettings
{
    public const string Variable = "FIELDSERVICES_MASTER_KEY";
    public const string FileVariable = Variable + "_FILE";

    /// <summary>What to do when there is none.</summary>
    public const string Remedy =
        $"Make one with 'head -c 32 /dev/urandom | base64', keep it in a file that only the service can read, and name the file in {FileVariable}. "
        + "Without the key nobody can read the personal data: keep a copy apart from the database.";

    /// <summary>What to do when keys that are in use are not configured.</summary>
    public static string Missing(IEnumerable<string> ids) =>
        $"Personal data was sealed under the master key {string.Join(", ", ids)}, which is not configured: add it behind the present one, or run 'data-keys rotate' where both are.";

    /// <summary>The keys of this process; none when nothing is configured.</summary>
    /// <param name="trial">True for a program for trying things out: a file that is named and missing is made.</param>
    /// <exception cref="UserErrorException">A variable or the file is not usable; named, never quoted.</exception>
    public static MasterKeys OfProcess(bool trial = false) => Read(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? ""), trial);

    /// <inheritdoc cref="OfProcess"/>
    public static MasterKeys Read(IReadOnlyDictionary<string, string> environment, bool trial = false)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var (text, file) = (environment.GetValueOrDefault(Variable), environment.GetValueOrDefault(FileVariable));
        if (!string.IsNullOrWhiteSpace(text) && !string.IsNullOrWhiteSpace(file))
            throw new UserErrorException($"{Variable} and {FileVariable} are both set. Keep one of them.");
        if (!string.IsNullOrWhiteSpace(text))
            return Parse(Variable, text);
        if (string.IsNullOrWhiteSpace(file))
            return MasterKeys.None;
        if (trial && !File.Exists(file))
            Make(file);
        return Parse(FileVariable, TextOf(file));
    }

    private static MasterKeys Parse(string variable, string text)
    {
        try
        {
            return MasterKeys.Parse(text);
        }
        catch (MasterKeyException e)
        {
            throw new UserErrorException($"{variable} cannot be used. {e.Message}");
        }
    }

    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The file of {FileVariable} cannot be read: {e.Message}");
        }
    }

    // Of two that start at once, the second finds the file of the first.
    private static void Make(string file)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, options);
            writer.WriteLine(MasterKeys.Generate());
        }
        catch (IOException) when (File.Exists(file))
        {
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The file of {FileVariable} cannot be made: {e.Message}");
        }
    }
}
