using System.Diagnostics;

namespace FieldServices.Scenarios.Harness;

/// <summary>A copy of a folder of the repository with its packages, installed by its lock file; deleted when the tests have ended.</summary>
internal sealed class NpmFolder
{
    private NpmFolder(string path) => Path = path;

    public static bool IsPossible { get; } = new[] { "node", "npm" }.All(program =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Any(folder => File.Exists(System.IO.Path.Combine(folder, program))));

    public string Path { get; }

    public static async Task<NpmFolder> InstallAsync(string source)
    {
        var folder = new NpmFolder(Directory.CreateTempSubdirectory("npm-").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder.Path, recursive: true);
        Copy(new DirectoryInfo(RepositoryRoot.At(source)), folder.Path);
        await folder.RunAsync("npm", "", "ci", "--silent", "--no-audit", "--no-fund");
        return folder;
    }

    /// <summary>Runs a program there and returns what it writes.</summary>
    public async Task<string> RunAsync(string program, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return await output;
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(System.IO.Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(d => d.Name != "node_modules"))
            Copy(folder, System.IO.Path.Combine(to, folder.Name));
    }
}
