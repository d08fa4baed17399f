using System.Diagnostics;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.CommandLine;

/// <summary>One run of the program, and what it printed.</summary>
public sealed record CommandLineRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Everything that was printed.</summary>
    public string Text => Output + Errors;

    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Runs a command of the program within this process, which spares its start; nobody ever sees a stack trace.</summary>
    /// <param name="database">The database it is told of; null: none.</param>
    /// <param name="arguments">What was typed after the program's name.</param>
    public static async Task<CommandLineRun> OfAsync(string? database, params string[] arguments)
    {
        var (exitCode, output, errors) = await CapturedConsole.RunAsync(() => Cli.RunAsync(database is null ? arguments : ["--database", database, .. arguments]));
        return new CommandLineRun(exitCode, output, errors).Readable();
    }

    /// <summary>Runs the program as a process of its own, as it was prepared.</summary>
    public static async Task<CommandLineRun> OfAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
        return new CommandLineRun(process.ExitCode, await output, await errors).Readable();
    }

    /// <summary>A process of the program that is told its database by the environment.</summary>
    public static ProcessStartInfo StartInfo(string? database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "fieldservices.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // Nothing here is a terminal, so lines are as wide as they are.
        start.Environment["COLUMNS"] = "200";
        start.Environment.Remove(ConnectionStrings.Variable);
        start.Environment[TestMasterKey.Variable] = TestMasterKey.Text;
        if (database is not null)
            start.Environment[ConnectionStrings.Variable] = database;
        return start;
    }

    public CommandLineRun Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}: {Text}");
        Assert.Equal("", Errors);
        return this;
    }

    /// <summary>This run, once it has turned out to have failed with this explanation and nothing on standard output.</summary>
    public CommandLineRun Failed(string explanation)
    {
        Assert.True(ExitCode == 1, $"Exit code {ExitCode}: {Text}");
        Assert.Contains(explanation, Errors, StringComparison.Ordinal);
        return this;
    }

    private CommandLineRun Readable()
    {
        Assert.DoesNotMatch(@"(?m)^\s+at [\w.<>`]+\(|Unhandled exception|Exception:", Text);
        return this;
    }
}
