using System.CommandLine;
using FieldServices.EventStore;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>What can be done about streams that a view could not fold.</summary>
internal static class ParkedCommands
{
    public static Command List()
    {
        var command = new Command("parked", "Show the streams that a view could not fold; everything else flows.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var tenants = (await platform.Tenants.AllAsync(cancellation)).ToDictionary(t => t.Id, t => t.Slug);
            var table = new Table().Border(TableBorder.Simple).AddColumns("view", "tenant", "stream", "version", "error", "since", "attempts", "next try");
            foreach (var parked in await platform.ProjectionControl.ListParkedAsync(cancellation))
                table.AddRow(
                    parked.View, tenants.GetValueOrDefault(parked.Tenant, parked.Tenant.ToString()), parked.Stream.ToString(),
                    ProjectionsCommand.Text(parked.Version), Markup.Escape(parked.Error), $"{parked.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z",
                    ProjectionsCommand.Text(parked.Attempts), $"{parked.RetryAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z");
            AnsiConsole.Write(table);
        });
        return command;
    }

    public static Command Retry()
    {
        var (view, thing, tenant) = (ProjectionsCommand.ViewArgument(), ThingArgument.Create(), new TenantOption());
        var command = new Command("retry", "Fold what a parked stream has missed.") { view, thing, tenant.Option };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var name = ProjectionsCommand.Known(arguments.GetRequiredValue(view), platform);
            var stream = await ThingArgument.ResolveAsync(arguments.GetRequiredValue(thing), owner.Id, platform, cancellation);
            await TellAsync(stream, () => platform.ProjectionControl.RetryAsync(name, owner.Id, stream, cancellation));
        });
        return command;
    }

    public static Command Skip()
    {
        var (view, thing, tenant) = (ProjectionsCommand.ViewArgument(), ThingArgument.Create(), new TenantOption());
        var reason = new Option<string>("--reason") { Description = "Why, for whoever asks later.", Required = true };
        var command = new Command("skip", "Leave the event that failed out of the view for good, and fold the rest of its stream.") { view, thing, tenant.Option, reason };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var name = ProjectionsCommand.Known(arguments.GetRequiredValue(view), platform);
            var stream = await ThingArgument.ResolveAsync(arguments.GetRequiredValue(thing), owner.Id, platform, cancellation);
            await TellAsync(stream, () => platform.ProjectionControl.SkipAsync(name, owner.Id, stream, arguments.GetRequiredValue(reason), cancellation));
        });
        return command;
    }

    private static async Task TellAsync(StreamId stream, Func<Task<bool>> act)
    {
        try
        {
            if (!await act())
                throw new UserErrorException($"{stream} is not parked in this view; see 'projections parked'.");
        }
        catch (Exception e) when (e is not (UserErrorException or OperationCanceledException or Npgsql.NpgsqlException))
        {
            throw new UserErrorException($"It failed again and stays parked: {e.GetType().Name}.");
        }
        AnsiConsole.WriteLine("It flows again.");
    }
}
