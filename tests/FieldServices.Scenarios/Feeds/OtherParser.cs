using System.Diagnostics;
using System.Text.Json.Nodes;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Feeds;

/// <summary>ical.js, installed once for all tests by the lock file of <c>tests/peers/ical</c>; it refuses what is no iCalendar.</summary>
internal static class OtherParser
{
    private static readonly Lazy<Task<string>> Folder = new(InstallAsync);

    public static async Task<JsonNode> ReadAsync(string calendar) => JsonNode.Parse(await RunAsync(await Folder.Value, "node", calendar, "read.mjs"))!;

    private static async Task<string> InstallAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ical-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.At("tests/peers/ical")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await RunAsync(folder, "npm", "", "ci", "--silent", "--no-audit", "--no-fund");
        return folder;
    }

    private static async Task<string> RunAsync(string folder, string program, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return await output;
    }
}
