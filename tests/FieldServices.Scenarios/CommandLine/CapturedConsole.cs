using System.Text;
using FieldServices.Api.CommandLine;
using FieldServices.TestKit;
using Spectre.Console;

namespace FieldServices.Scenarios.CommandLine;

/// <summary>Gives each of several commands that run at once in this process a standard output of its own.</summary>
internal static class CapturedConsole
{
    private static readonly AsyncLocal<(StringWriter Output, StringWriter Errors)?> Current = new();

    static CapturedConsole()
    {
        var (output, errors) = (Console.Out, Console.Error);
        Console.SetOut(new Switch(() => Current.Value?.Output ?? output));
        Console.SetError(new Switch(() => Current.Value?.Errors ?? errors));
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(Console.Out) });
        Terminal.Plain();
        Environment.SetEnvironmentVariable(TestMasterKey.Variable, TestMasterKey.Text);
    }

    public static async Task<(int Result, string Output, string Errors)> RunAsync(Func<Task<int>> command)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        Current.Value = (output, errors);
        var result = await command();
        return (result, output.ToString(), errors.ToString());
    }

    /// <summary>Writes where the caller's context says.</summary>
    private sealed class Switch(Func<TextWriter> target) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => target().Write(value);

        public override void Write(string? value) => target().Write(value);

        public override void Write(char[] buffer, int index, int count) => target().Write(buffer, index, count);
    }
}
