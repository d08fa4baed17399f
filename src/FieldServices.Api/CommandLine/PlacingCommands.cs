using System.CommandLine;
using System.Globalization;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.EventStore.Placing.Moving;
using FieldServices.EventStore.Views;
using FieldServices.Workflows.Schema;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>Moves a tenant between the databases of the installation, and clears what it has left behind.</summary>
internal static class PlacingCommands
{
    // Timers, commands on their way and messages are work, done by whoever has the row.
    internal static readonly MoveOptions Everything = new()
    {
        Schemas = ["eventstore", ViewTable.Schema, WorkflowSchema.Name], HandedOver = ["eventstore.parked", .. WorkflowSchema.Work],
    };

    public static Command Move()
    {
        var slug = SlugArgument();
        var to = new Option<string>("--to") { Description = "The database that it moves to, as 'tenants list' shows it.", Required = true };
        var pause = new Option<double>("--longest-pause")
        {
            Description = "How many seconds its commands may wait at most, from 0.1 to 20; what takes longer is given up.", DefaultValueFactory = _ => 10,
        };
        var command = new Command("move", "Move a tenant to another database while it is in use. Interrupted, it can be repeated.") { slug, to, pause };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var seconds = arguments.GetValue(pause);
            if (seconds is not (>= 0.1 and <= 20))
                throw new UserErrorException("--longest-pause is from 0.1 to 20 seconds.");
            var tenant = await KnownAsync(platform, arguments.GetRequiredValue(slug), cancellation);
            await RequireBuiltAsync(platform, cancellation);
            var move = new TenantMove(platform.Places, Everything with { LongestPause = TimeSpan.FromSeconds(seconds) });
            await ExplainedAsync(() => ProgressBar.RunAsync($"Moving {tenant.Slug}", "events", async (report, token) =>
                Tell(tenant, await move.RunAsync(tenant.Id, arguments.GetRequiredValue(to), new Relay(report), token)), cancellation));
        });
        return command;
    }

    public static Command Forget()
    {
        var slug = SlugArgument();
        var from = new Option<string>("--in") { Description = "The database in which it left data behind.", Required = true };
        var yes = new Option<bool>("--yes") { Description = "Really delete it." };
        var command = new Command("forget", "Delete what a tenant has left in a database, or what a given-up move has copied there.") { slug, from, yes };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var tenant = await KnownAsync(platform, arguments.GetRequiredValue(slug), cancellation);
            if (!arguments.GetValue(yes))
                throw new UserErrorException("This deletes data. Say that you mean it with --yes.");
            await ExplainedAsync(async () =>
            {
                var rows = await new TenantCopy(platform.Places, Everything).ForgetAsync(tenant.Id, arguments.GetRequiredValue(from), cancellation);
                AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Deleted {rows:N0} rows of {tenant.Slug} in '{arguments.GetRequiredValue(from)}'."));
            });
        });
        return command;
    }

    internal static Argument<string> SlugArgument() => new("tenant") { Description = "The tenant's slug." };

    internal static async Task<Tenant> KnownAsync(Platform platform, string slug, CancellationToken cancellationToken) =>
        await platform.Tenants.FindAsync(slug, cancellationToken)
        ?? throw new UserErrorException($"There is no tenant '{slug}'; 'tenants list' shows all.");

    // What is in use in one database and still being built in the other would be read before it is complete.
    private static async Task RequireBuiltAsync(Platform platform, CancellationToken cancellationToken)
    {
        if (await platform.Projections.BuildingAsync(cancellationToken) is [var view, ..])
            throw new UserErrorException($"The view {view.Name} is being built for this release; move tenants when it is in use everywhere, see 'projections list'.");
    }

    private static void Tell(Tenant tenant, Moved moved) => AnsiConsole.WriteLine(moved.From == moved.To
        ? $"{tenant.Slug} is in '{moved.To}' already."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{tenant.Slug} is in '{moved.To}'. {moved.Events:N0} events and {moved.Rows:N0} other rows are the same on both sides; commands waited {moved.Pause.TotalSeconds:0.00} s at most.\n"
            + $"What it left in '{moved.From}' can be deleted: tenants forget {tenant.Slug} --in {moved.From} --yes"));

    internal static async Task ExplainedAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (MoveFailedException e)
        {
            throw new UserErrorException(e.Message);
        }
    }
}
