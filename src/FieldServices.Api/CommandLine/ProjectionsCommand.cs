using System.CommandLine;
using System.Globalization;
using FieldServices.Api.Hosting;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class ProjectionsCommand
{
    public static Command Build() => new("projections", "The views that follow from the log.")
    {
        List(), Rebuild(), Restore(), ParkedCommands.List(), ParkedCommands.Retry(), ParkedCommands.Skip(), StopCommands.Stop(), StopCommands.Start(),
    };

    public static Argument<string> ViewArgument() => new("view") { Description = "The view, as 'projections list' shows it." };

    /// <summary>The named view.</summary>
    /// <exception cref="UserErrorException">There is no such view.</exception>
    public static string Known(string view, Platform platform) => platform.Tables.Any(t => t.View.Name == view)
        ? view
        : throw new UserErrorException($"There is no view '{view}'. There are: {string.Join(", ", platform.Tables.Select(t => t.View.Name))}.");

    private static Command List()
    {
        var command = new Command("list", "Show every view of every tenant: how far it is behind, whether it runs, what is parked.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var tenants = (await platform.Tenants.AllAsync(cancellation)).ToDictionary(t => t.Id, t => t.Slug);
            var table = new Table().Border(TableBorder.Simple).AddColumns("view", "version", "tenant", "events behind", "parked", "state");
            foreach (var state in await platform.ProjectionControl.ListAsync(cancellation))
                table.AddRow(
                    state.View, Text(state.Version), tenants.GetValueOrDefault(state.Tenant, state.Tenant.ToString()), Text(state.Head - state.Position),
                    Text(state.Parked), Markup.Escape(state.StoppedAt is { } at ? $"stopped {at.UtcDateTime:yyyy-MM-dd HH:mm}Z: {state.StoppedWhy}" : "running"));
            AnsiConsole.Write(table);
        });
        return command;
    }

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

    // Rebuilt by somebody else already, nothing kept to restore, too many bad events: the message says which.
    private static async Task Explained(Func<Task> act)
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

    // Progress<T> would hand the figures to another thread; here they are wanted in order.
    private sealed class Relay(Action<long, long> report) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => report(value.Done, value.Total);
    }
}
