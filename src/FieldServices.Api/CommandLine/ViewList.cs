using System.CommandLine;
using System.Globalization;
using FieldServices.EventStore.Projecting;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>Everything there is to know about the views, one line for each version and tenant.</summary>
internal static class ViewList
{
    public static Command Build()
    {
        var command = new Command("list", "Show every view of every tenant: how far it is, whether it runs, what is parked, what fails.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var tenants = (await platform.Tenants.AllAsync(cancellation)).ToDictionary(t => t.Id, t => t.Slug);
            var table = new Table().Border(TableBorder.Simple)
                .AddColumns("view", "version", "tenant", "behind", "position", "head", "state", "since", "parked", "longest parked", "since");
            foreach (var state in await platform.ProjectionControl.ListAsync(cancellation))
                table.AddRow([.. Columns(state, tenants.GetValueOrDefault(state.Tenant, state.Tenant.ToString())).Select(Markup.Escape)]);
            AnsiConsole.Write(table);
        });
        return command;
    }

    public static string Time(DateTimeOffset? time) =>
        time is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";

    private static IEnumerable<string> Columns(ViewState state, string tenant) =>
    [
        state.View, ProjectionsCommand.Text(state.Version), tenant,
        ProjectionsCommand.Text(state.Head - state.Position), ProjectionsCommand.Text(state.Position), ProjectionsCommand.Text(state.Head),
        Standing(state), Time(state.StoppedAt ?? state.FailingSince ?? state.InUseSince),
        ProjectionsCommand.Text(state.Parked), state.Blocked?.ToString() ?? "", Time(state.BlockedSince),
    ];

    private static string Standing(ViewState state) => state.Standing switch
    {
        ViewStanding.Kept => state.InUseSince is null ? "kept" : "in use by another release",
        ViewStanding.Stopped => $"stopped: {state.StoppedWhy}",
        ViewStanding.Failing => $"failing: {state.Error}",
        ViewStanding.Building => "building",
        ViewStanding.Rebuilding => $"running, rebuilt to {ProjectionsCommand.Text(state.Rebuilt ?? 0)}",
        _ => "running",
    };
}
