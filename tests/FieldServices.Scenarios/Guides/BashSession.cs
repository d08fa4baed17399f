using System.Diagnostics;
using System.Text;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Guides;

/// <summary>One shell for all commands of a page, so that a variable set in one block is known in the next.</summary>
public sealed class BashSession : IDisposable
{
    private const string Mark = "\u001e";
    private readonly Process shell;

    public BashSession(string folder, string database)
    {
        var start = new ProcessStartInfo("bash", ["--norc", "-s"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment["FIELDSERVICES_DATABASE"] = database;
        start.Environment[TestMasterKey.Variable] = TestMasterKey.Text;
        shell = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
    }

    /// <summary>Runs commands and returns what they print, both streams together.</summary>
    public async Task<string> RunAsync(string commands)
    {
        await shell.StandardInput.WriteAsync($"{{\n{commands}\n}} < /dev/null 2>&1\nprintf '\\n{Mark}\\n'\n");
        await shell.StandardInput.FlushAsync();
        var printed = new StringBuilder();
        while (await shell.StandardOutput.ReadLineAsync() is { } line && line != Mark)
            printed.Append(line).Append('\n');
        return printed.ToString().TrimEnd();
    }

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}
