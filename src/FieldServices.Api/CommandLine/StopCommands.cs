using System.CommandLine;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>Holds a view of a tenant still and lets it go on.</summary>
internal static class StopCommands
{
    public static Command Stop()
    {
        var (view, tenant) = (ProjectionsCommand.ViewArgument(), new TenantOption());
        var reason = new Option<string>("--reason") { Description = "Why, for whoever looks at the list.", Required = true };
        var command = new Command("stop", "Hold a view still: its rows stay as they are until it is started again.") { view, tenant.Option, reason };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var name = ProjectionsCommand.Known(arguments.GetRequiredValue(view), platform);
            var control = await platform.ProjectionControl.OfAsync(owner.Id, cancellation);
            await control.StopAsync(name, owner.Id, arguments.GetRequiredValue(reason), cancellation);
            AnsiConsole.WriteLine($"Stopped; 'projections start {name}' lets it go on.");
        });
        return command;
    }

    public static Command Start()
    {
        var (view, tenant) = (ProjectionsCommand.ViewArgument(), new TenantOption());
        var command = new Command("start", "Let a stopped view go on from where it was.") { view, tenant.Option };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var control = await platform.ProjectionControl.OfAsync(owner.Id, cancellation);
            await control.StartAsync(ProjectionsCommand.Known(arguments.GetRequiredValue(view), platform), owner.Id, cancellation);
            AnsiConsole.WriteLine("Started.");
        });
        return command;
    }
}
