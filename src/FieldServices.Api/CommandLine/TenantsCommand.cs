using System.CommandLine;
using Npgsql;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class TenantsCommand
{
    public static Command Build() => new("tenants", "The service companies on this installation.") { Create(), List(), PlacingCommands.Move(), PlacingCommands.Forget(), DeletionCommands.Delete(), DeletionCommands.Deleted() };

    private static Command Create()
    {
        var slug = new Argument<string>("slug") { Description = "A short name of lower-case letters, digits and hyphens." };
        var name = new Option<string>("--name") { Description = "The company's name.", Required = true };
        var test = new Option<bool>("--test") { Description = "A tenant for trying things out; its keys begin with fs_test." };
        var clock = new Option<string?>("--clock") { Description = "With --test: a clock of its own, which stands at this instant until it is advanced." };
        var place = new Option<string?>("--in") { Description = "The database that it is in; the one with the fewest tenants when left out." };
        var command = new Command("create", "Add a tenant.") { slug, name, test, clock, place };
        command.SetAction(async (arguments, cancellation) =>
        {
            var start = ClockCommand.Start(arguments.GetValue(clock), arguments.GetValue(test));
            await using var platform = DatabaseOption.Open(arguments);
            try
            {
                var tenant = await platform.Tenants.EnsureAsync(
                    arguments.GetRequiredValue(slug), arguments.GetRequiredValue(name), arguments.GetValue(test) ? "test" : "live", cancellation,
                    arguments.GetValue(place));
                if (start is { } at)
                    await ClockCommand.StartAsync(platform, tenant, at, cancellation);
                AnsiConsole.WriteLine($"Tenant {tenant.Slug} ({tenant.Mode}): {tenant.Id}");
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CheckViolation)
            {
                throw new UserErrorException("A slug has 2 to 63 lower-case letters, digits and hyphens, and does not begin with a hyphen.");
            }
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Show all tenants.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var table = new Table().Border(TableBorder.Simple).AddColumns("slug", "name", "mode", "database", "id");
            foreach (var tenant in await platform.Tenants.AllAsync(cancellation))
                table.AddRow(Markup.Escape(tenant.Slug), Markup.Escape(tenant.Name), tenant.Mode, tenant.Place, tenant.Id.ToString());
            AnsiConsole.Write(table);
        });
        return command;
    }
}
