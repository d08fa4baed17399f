using System.CommandLine;
using FieldServices.EventStore;
using FieldServices.EventStore.Reading;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class EventsCommand
{
    public static Command Build() => new("events", "What the log holds.") { Versions() };

    private static Command Versions()
    {
        var tenant = new TenantOption("Only this tenant's log; all of them when left out.");
        var command = new Command(
            "versions", "Show every name and version of stored events and how this program reads it; ends with 1 when there is one that it cannot read. Reads the whole log.")
        {
            tenant.Option,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var table = new Table().Border(TableBorder.Simple).AddColumns("tenant", "name", "version", "count", "first", "last", "last recorded", "current", "read");
            var unknown = new List<string>();
            foreach (var owner in await tenant.OneOrAllAsync(arguments, platform, cancellation))
            {
                var versions = await platform.Log.VersionsAsync(owner.Id, cancellation);
                unknown.AddRange(versions.Where(v => v.Type is null).Select(v => $"{v.Name}@{v.Version}"));
                foreach (var v in versions)
                    table.AddRow(
                        owner.Slug, v.Name, ProjectionsCommand.Text(v.Version), ProjectionsCommand.Text(v.Count), ProjectionsCommand.Text(v.First),
                        ProjectionsCommand.Text(v.Last), $"{v.LastAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z", v.Type?.Current.ToString() ?? "", Reading(v));
            }
            AnsiConsole.Write(table);
            if (unknown.Count > 0)
                throw new UserErrorException(
                    $"This program cannot read {string.Join(", ", unknown.Distinct())}. Use a release that knows them, or declare them in their module: Upcasts, Renamed or Retires.");
        });
        return command;
    }

    private static string Reading(StoredVersion stored) => stored.Type switch
    {
        null => "UNKNOWN",
        { Steps: 0, IsRetired: true } => "retired",
        { Steps: 0 } => "current",
        var type => (type.Current.Name == stored.Name ? "upcast" : "renamed") + $", {type.Steps} {(type.Steps == 1 ? "step" : "steps")}" + (type.IsRetired ? ", retired" : ""),
    };
}
