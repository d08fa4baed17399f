using System.CommandLine;
using System.Globalization;
using FieldServices.Api.Hosting;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class ProjectionsCommand
{
    public static Command Build() => new("projections", "The views that follow from the log.")
    {
        ViewList.Build(), PastRowsCommand.Build(), Rebuild(), Restore(), Switch(), ParkedCommands.List(), ParkedCommands.Park(), ParkedCommands.Retry(), ParkedCommands.Skip(),
        StopCommands.Stop(), StopCommands.Start(),
    };

    public static Argument<string> ViewArgument() => new("view") { Description = "The view, as 'projections list' shows it." };

    /// <summary>The named view.</summary>
    /// <exception cref="UserErrorException">There is no such view.</exception>
    public static string Known(string view, Platform platform) => platform.Tables.Any(t => t.View.Name == view)
        ? view
        : throw new UserErrorException($"There is no view '{view}'. There are: {string.Join(", ", platform.Tables.Select(t => t.View.Name))}.");

    private static Command Rebuild()
    {
        var name = ViewArgument();
        var command = new Command("rebuild", "Build a view again from event 1, beside the one in use, and exchange the two.") { name };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var view = Known(arguments.GetRequiredValue(name), platform);
            await Explained(() => ProgressBar.RunAsync($"Rebuilding {view}", "events", async (report, token) =>
            {
                var rebuilt = await platform.Projections.RebuildAsync(view, new Relay(report), token);
                AnsiConsole.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rebuilt.Rows:N0} rows; {rebuilt.Differing:N0} differ from the table that was in use, which is kept: 'projections restore {view}' puts it back."));
            }, cancellation));
        });
        return command;
    }

    private static Command Restore()
    {
        var name = ViewArgument();
        var command = new Command("restore", "Put the table from before the last rebuild back in place.") { name };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var view = Known(arguments.GetRequiredValue(name), platform);
            await Explained(() => platform.Projections.RestoreAsync(view, cancellation));
            AnsiConsole.WriteLine("Restored; it goes on from where it was left.");
        });
        return command;
    }

    private static Command Switch()
    {
        var name = ViewArgument();
        var command = new Command("switch", "Put this release's version of a view in use although streams of it are parked.") { name };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var view = Known(arguments.GetRequiredValue(name), platform);
            var switched = false;
            await Explained(async () => switched = await platform.Projections.SwitchAsync(view, cancellation));
            AnsiConsole.WriteLine(switched ? "Switched; the table of the version before is kept." : "It is in use already.");
        });
        return command;
    }

    /// <summary>Rebuilt by somebody else already, nothing kept to restore, too many bad events: the message says which.</summary>
    public static async Task Explained(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (InvalidOperationException e)
        {
            throw new UserErrorException(e.Message);
        }
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
