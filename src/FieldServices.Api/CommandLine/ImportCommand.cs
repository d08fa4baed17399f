using System.CommandLine;
using System.Diagnostics;
using FieldServices.Api.Importing;
using FieldServices.Api.Proving;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Proving.Exporting;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace FieldServices.Api.CommandLine;

internal static class ImportCommand
{
    public static Command Build()
    {
        var file = new Argument<FileInfo?>("file") { Description = "An export of a tenant.", Arity = ArgumentArity.ZeroOrOne };
        var slug = new Option<string?>("--as") { Description = "What the tenant is called here; as where it was exported when left out." };
        var place = new Option<string?>("--in") { Description = "The database that it goes into; the one with the fewest tenants when left out." };
        var resume = new Option<bool>("--resume") { Description = "Bring timers and commands on their way too: work goes on here. Never while it goes on where it was exported." };
        var with = new VerifyWith();
        var command = new Command("import", "Import a tenant from a file that 'export' made: verified, all or nothing.") { file, slug, place, resume, Incidents() };
        with.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var export = Existing(arguments.GetValue(file) ?? throw new UserErrorException("Name the file to import."));
            await using var platform = DatabaseOption.Open(arguments);
            var (start, options) = (Stopwatch.GetTimestamp(), with.Read(arguments, platform.Proving.Keys));
            try
            {
                await using var stream = export.OpenRead();
                var (verified, name) = await TenantFile.ImportAsync(
                    platform, stream, arguments.GetValue(slug), arguments.GetValue(place), arguments.GetValue(resume), options, Console.WriteLine, cancellation);
                if (VerifyCommand.Tell(name, verified, options, start) > 0)
                    throw new UserErrorException("Nothing was imported.");
                return 0;
            }
            catch (Exception e) when (e is ImportRefusedException or ExportFormatException or IOException)
            {
                throw new UserErrorException($"Nothing was imported. {e.Message}");
            }
        });
        return command;
    }

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
