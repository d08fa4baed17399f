using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class ProjectionsCommand
{
    public static Command Build() => new("projections", "The views that follow from the log.") { List(), Rebuild() };

    private static Command List()
    {
        var command = new Command("list", "Show every view and how far it is behind the log.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var table = new Table().Border(TableBorder.Simple).AddColumns("view", "version", "events behind", "tenants behind");
            foreach (var lag in await platform.Projections.LagAsync(cancellation))
                table.AddRow(lag.View, Text(lag.Version), Text(lag.Events), Text(lag.Tenants));
            AnsiConsole.Write(table);
        });
        return command;
    }

    private static Command Rebuild()
    {
        var name = new Argument<string>("name") { Description = "The view, as 'projections list' shows it." };
        var command = new Command("rebuild", "Empty a view and build it again from event 1.") { name };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var view = arguments.GetRequiredValue(name);
            if (platform.Tables.All(t => t.View.Name != view))
                throw new UserErrorException($"There is no view '{view}'. There are: {string.Join(", ", platform.Tables.Select(t => t.View.Name))}.");
            await ProgressBar.RunAsync($"Rebuilding {view}", "events", (report, token) =>
                platform.Projections.RebuildAsync(view, new Relay(report), token), cancellation);
        });
        return command;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Progress<T> would hand the figures to another thread; here they are wanted in order.
    private sealed class Relay(Action<long, long> report) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => report(value.Done, value.Total);
    }
}
