using System.CommandLine;
using FieldServices.Api.Importing;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace FieldServices.Api.CommandLine;

internal static class ImportCommand
{
    public static Command Build() => new("import", "Replay the past from a file.") { Incidents() };

    private static Command Incidents()
    {
        var file = new Argument<FileInfo>("file") { Description = "Incidents in the shape of data/lfb_dwelling_fires_2009.csv." };
        var sites = new Option<FileInfo?>("--stations") { Description = "Where the stations are; lfb_property_assets.csv beside the file by default." };
        var tenant = new TenantOption();
        var command = new Command("incidents", "Replay incidents through the command path, with their historic times as effective times.") { file, sites, tenant.Option };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var incidents = Existing(arguments.GetRequiredValue(file));
            var stations = Existing(arguments.GetValue(sites) ?? new FileInfo(Path.Combine(incidents.DirectoryName!, "lfb_property_assets.csv")));
            var replay = new Replay(platform, new Caller(owner.Id, Role.Integrator, "import"));
            var import = new IncidentImport(platform, owner.Id, replay);
            ImportSummary? summary = null;
            await ProgressBar.RunAsync("Importing", "incidents", async (report, token) =>
                summary = await import.RunAsync(incidents.FullName, stations.FullName, report, token), cancellation);
            await platform.Places.DrainAsync(cancellation);
            Print(summary!);
        });
        return command;
    }

    private static FileInfo Existing(FileInfo file) => file.Exists ? file : throw new UserErrorException($"There is no file {file.FullName}.");

    private static void Print(ImportSummary summary)
    {
        AnsiConsole.WriteLine($"{summary.Imported:N0} imported, {summary.Known:N0} known already, {summary.Broken.Count:N0} broken; {summary.Commands:N0} commands.");
        foreach (var (line, reason) in summary.Broken)
            AnsiConsole.MarkupLineInterpolated($"[yellow]line {line}:[/] {reason}");
    }
}
