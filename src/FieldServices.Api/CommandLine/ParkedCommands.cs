using System.CommandLine;
using FieldServices.EventStore;
using FieldServices.EventStore.Projecting;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>What can be done about streams that a view does not fold.</summary>
internal static class ParkedCommands
{
    public static Command List()
    {
        var command = new Command("parked", "Show the streams that a view does not fold, and why; everything else flows.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var tenants = (await platform.Tenants.AllAsync(cancellation)).ToDictionary(t => t.Id, t => t.Slug);
            var table = new Table().Border(TableBorder.Simple).AddColumns("view", "tenant", "stream", "version", "why", "since", "attempts", "next try");
            foreach (var parked in await platform.ProjectionControl.ListParkedAsync(cancellation))
                table.AddRow(
                    parked.View, tenants.GetValueOrDefault(parked.Tenant, parked.Tenant.ToString()), parked.Stream.ToString(),
                    ProjectionsCommand.Text(parked.Version), Markup.Escape(Why(parked)), ViewList.Time(parked.Since),
                    ProjectionsCommand.Text(parked.Attempts), parked.RetryAt is { } at ? ViewList.Time(at) : "by hand");
            AnsiConsole.Write(table);
        });
        return command;
    }

    public static Command Park() => OfStream(
        "park",
        "Let a stream wait: what the view has folded of it stays, the rest waits until somebody retries it.",
        new Option<string>("--reason") { Description = "Why, for whoever looks at the list.", DefaultValueFactory = _ => "no reason was given" },
        async (control, at, cancellation) => await control.ParkAsync(at.View, at.Tenant, at.Stream, at.Reason, cancellation)
            ? "Parked; 'projections retry' lets it flow again."
            : throw new UserErrorException($"{at.Stream} has no events; there is nothing to park."));

    public static Command Retry() => OfStream(
        "retry",
        "Fold what a parked stream has missed.",
        null,
        async (control, at, cancellation) => await FoldAsync(() => control.RetryAsync(at.View, at.Tenant, at.Stream, cancellation))
            ? "It flows again."
            : throw new UserErrorException($"{at.Stream} is not parked in this view; see 'projections parked'."));

    public static Command Skip() => OfStream(
        "skip",
        "Leave the event that failed out of the view for good, and fold the rest of its stream.",
        new Option<string>("--reason") { Description = "Why, for whoever asks later.", Required = true },
        async (control, at, cancellation) => await FoldAsync(() => control.SkipAsync(at.View, at.Tenant, at.Stream, at.Reason, cancellation))
            ? "It flows again."
            : throw new UserErrorException($"No event of {at.Stream} has failed in this view; see 'projections parked'."));

    private static Command OfStream(
        string name, string description, Option<string>? reason, Func<ProjectionControl, Target, CancellationToken, Task<string>> act)
    {
        var (view, thing, tenant) = (ProjectionsCommand.ViewArgument(), ThingArgument.Create(), new TenantOption());
        var command = new Command(name, description) { view, thing, tenant.Option };
        if (reason is not null)
            command.Add(reason);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var known = ProjectionsCommand.Known(arguments.GetRequiredValue(view), platform);
            var stream = await ThingArgument.ResolveAsync(arguments.GetRequiredValue(thing), owner.Id, platform, cancellation);
            var control = await platform.ProjectionControl.OfAsync(owner.Id, cancellation);
            var at = new Target(known, owner.Id, stream, reason is null ? "" : Given(arguments.GetValue(reason)));
            await ProjectionsCommand.Explained(async () => AnsiConsole.WriteLine(await act(control, at, cancellation)));
        });
        return command;
    }

    private static string Given(string? reason) => string.IsNullOrWhiteSpace(reason) ? throw new UserErrorException("--reason must say something.") : reason;

    private static string Why(ParkedStream parked) => string.Join("; ", new[] { parked.Error, parked.Reason is { } r ? $"by hand: {r}" : null }.OfType<string>());

    // What the fold threw may quote the event; only its kind is told.
    private static async Task<bool> FoldAsync(Func<Task<bool>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is not (RebuildRunningException or OperationCanceledException or Npgsql.NpgsqlException))
        {
            throw new UserErrorException($"It failed again and stays parked: {e.GetType().Name}.");
        }
    }

    private sealed record Target(string View, TenantId Tenant, StreamId Stream, string Reason);
}
