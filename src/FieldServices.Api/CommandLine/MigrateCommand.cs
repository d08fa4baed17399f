using System.CommandLine;
using FieldServices.EventStore.Schema;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class MigrateCommand
{
    public static Command Build()
    {
        var plan = new Option<bool>("--plan") { Description = "Only tell what would be applied, and whether nodes of the release before may go on." };
        var command = new Command("migrate", "Bring the database to this program's schema, while nodes of the release before serve.") { plan };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            if (arguments.GetValue(plan))
            {
                await PlanAsync(platform, cancellation);
                return;
            }
            try
            {
                var applied = await platform.MigrateAsync(cancellation, (script, attempt) => Console.Error.WriteLine($"{script} waits for its locks (attempt {attempt})."));
                AnsiConsole.WriteLine(applied.Count == 0 ? "The schema is current." : $"Applied: {string.Join(", ", applied)}.");
            }
            catch (BlockedMigrationException e)
            {
                throw new UserErrorException(e.Message);
            }
        });
        return command;
    }

    private static async Task PlanAsync(Hosting.Platform platform, CancellationToken cancellationToken)
    {
        var planned = await platform.PlanAsync(cancellationToken);
        foreach (var (place, script) in planned)
            AnsiConsole.WriteLine($"{place}  {script.Component}  {script.Script.Name}  {How(script.Script)}; {Who(script.Script)}");
        if (planned.Count == 0)
            AnsiConsole.WriteLine("The schema is current; there is nothing to do.");
    }

    private static string How(SchemaScript script) => script.OutsideTransaction
        ? $"{script.Steps.Count} steps, one by one: {string.Join("; ", script.Steps.Select(s => s.Title))}"
        : "one transaction";

    private static string Who(SchemaScript script) => script.CompatibleFrom is { } number
        ? $"releases that know script {number:0000} go on and may start"
        : "nodes of earlier releases cannot start afterwards";
}
