using System.CommandLine;
using System.Globalization;
using FieldServices.Api.Security;
using FieldServices.EventStore.Views;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>Deletes tenants that were made for trying things out, and tells which ones were.</summary>
internal static class DeletionCommands
{
    public static Command Delete()
    {
        var slug = PlacingCommands.SlugArgument();
        var yes = new Option<bool>("--yes") { Description = "Really delete it." };
        var command = new Command("delete", "Delete a tenant in test mode, or one without any event, with everything it has. Interrupted, it can be repeated.") { slug, yes };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var tenant = await PlacingCommands.KnownAsync(platform, arguments.GetRequiredValue(slug), cancellation);
            var everything = PlacingCommands.Everything with { Schemas = [.. PlacingCommands.Everything.Schemas, .. ViewSchema.OfRebuilds] };
            var deletion = new TenantDeletion(platform.Places, everything);
            if (await deletion.RefusalAsync(tenant, cancellation) is { } refusal)
                throw new UserErrorException(refusal);
            if (!arguments.GetValue(yes))
                throw new UserErrorException("This deletes data for good. Say that you mean it with --yes.");
            await PlacingCommands.ExplainedAsync(async () =>
            {
                var rows = await deletion.RunAsync(tenant, new Progress<long>(), cancellation);
                AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Deleted {tenant.Slug} with {rows:N0} rows; 'tenants deleted' keeps that it was."));
            });
        });
        return command;
    }

    public static Command Deleted()
    {
        var command = new Command("deleted", "Show which tenants were deleted.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var table = new Table().Border(TableBorder.Simple).AddColumns("slug", "name", "mode", "begun", "ended", "id");
            foreach (var tenant in await new TenantDeletion(platform.Places, PlacingCommands.Everything).ListAsync(cancellation))
                table.AddRow(Markup.Escape(tenant.Slug), Markup.Escape(tenant.Name), tenant.Mode, At(tenant.StartedAt), tenant.FinishedAt is { } end ? At(end) : "no: repeat it", tenant.Id.ToString());
            AnsiConsole.Write(table);
        });
        return command;
    }

    private static string At(DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture);
}
