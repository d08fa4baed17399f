using System.CommandLine;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class MigrateCommand
{
    public static Command Build()
    {
        var command = new Command("migrate", "Bring the database to this program's schema.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var applied = await platform.MigrateAsync(cancellation);
            AnsiConsole.WriteLine(applied.Count == 0 ? "The schema is current." : $"Applied: {string.Join(", ", applied)}.");
        });
        return command;
    }
}
