using System.CommandLine;
using System.Globalization;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Views;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>How long superseded rows are kept: shows it, and decides it.</summary>
internal static class PastRowsCommand
{
    public static Command Build()
    {
        var view = new Argument<string?>("view") { Description = "The view to decide about; all are shown without one.", Arity = ArgumentArity.ZeroOrOne };
        var keep = new Option<string?>("--keep") { Description = "How long: 90d (days), forever, none, or declared (what the program says)." };
        var command = new Command("history", "Show or decide how long the superseded rows of a view are kept.") { view, keep };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            if (arguments.GetValue(keep) is { } span)
            {
                var name = arguments.GetValue(view) ?? throw new UserErrorException("Name the view whose rows are to be kept so long.");
                await platform.PastRows.DecideAsync(ProjectionsCommand.Known(name, platform), Parse(span), cancellation);
            }
            var table = new Table().Border(TableBorder.Simple).AddColumns("view", "database", "kept", "decided by", "as of position", "rows of now", "superseded");
            foreach (var (place, state) in await platform.PastRows.ListAsync(cancellation))
                table.AddRow([.. Columns(place.ToString(), state).Select(Markup.Escape)]);
            AnsiConsole.Write(table);
        });
        return command;
    }

    private static IEnumerable<string> Columns(string place, PastRowsState state) =>
    [
        state.View, place, Text(state.IsDecided ? state.Decided : state.Declared), state.IsDecided ? "operator" : "program",
        ProjectionsCommand.Text(state.From), Megabytes(state.Bytes), Megabytes(state.HistoryBytes),
    ];

    private static string Text(TimeSpan? kept) =>
        kept is not { } span ? "forever" : span == TimeSpan.Zero ? "none" : string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.##}d");

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_048_576d:0.0} MB");

    // Null: what the program declares.
    private static PastRows? Parse(string text) => text switch
    {
        "declared" => null,
        "forever" => PastRows.Forever,
        "none" => PastRows.None,
        _ when text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 36_500 =>
            PastRows.For(TimeSpan.FromDays(days)),
        _ => throw new UserErrorException($"'{text}' is not a time to keep rows: write a number of days such as 90d, or forever, none, declared."),
    };
}
