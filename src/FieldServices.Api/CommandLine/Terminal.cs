using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>Output that goes into a file or another program is plain text with whole lines.</summary>
public static class Terminal
{
    private const int Unbroken = 10_000;

    public static void Prepare()
    {
        if (Console.IsOutputRedirected)
            Plain();
    }

    public static void Plain()
    {
        AnsiConsole.Profile.Capabilities.Ansi = false;
        AnsiConsole.Profile.Width = Unbroken;
    }
}
