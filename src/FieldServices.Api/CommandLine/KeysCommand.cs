using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FieldServices.Api.Security;
using FieldServices.Api.Tiers;
using FieldServices.Domain.Modules;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace FieldServices.Api.CommandLine;

internal static class KeysCommand
{
    public static Command Build() => new("keys", "API keys.") { Create(), List(), Change(), Revoke() };

    private static Command Create()
    {
        var tenant = new TenantOption();
        var role = new Option<Role>("--role") { Description = "What the key may do.", Required = true };
        var name = new Option<string>("--name") { Description = "What the key is for; no person's name.", Required = true };
        var expires = new Option<int?>("--expires-in-days") { Description = "After so many days it stops working; without it, never." };
        var tier = TierOption();
        role.Validators.Add(RequireName<Role>);
        var command = new Command("create", "Make a key. It is shown once and cannot be read again.") { tenant.Option, role, name, expires, tier };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            if (arguments.GetValue(expires) is <= 0)
                throw new UserErrorException("--expires-in-days is at least 1.");
            var key = ApiKey.Create(owner.Mode);
            var until = arguments.GetValue(expires) is { } days ? platform.Time.GetUtcNow().AddDays(days) : (DateTimeOffset?)null;
            await platform.Keys.InsertAsync(key, owner.Id, arguments.GetValue(role), arguments.GetRequiredValue(name), until, cancellation, arguments.GetValue(tier));
            Console.WriteLine(key);
        });
        return command;
    }

    // The parser of enums takes numbers as well, also those that no role has.
    private static void RequireName<TEnum>(OptionResult result)
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames<TEnum>();
        if (!result.Tokens.All(t => names.Contains(t.Value, StringComparer.OrdinalIgnoreCase)))
            result.AddError($"{result.Option.Name} is one of: {string.Join(", ", names).ToLowerInvariant()}.");
    }

    private static Command List()
    {
        var tenant = new TenantOption();
        var command = new Command("list", "Show the keys of a tenant.") { tenant.Option };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var table = new Table().Border(TableBorder.Simple).AddColumns("id", "role", "tier", "name", "created", "state");
            var now = platform.Time.GetUtcNow();
            foreach (var key in await platform.Keys.ListAsync(owner.Id, cancellation))
                table.AddRow(
                    key.Id, key.Role.ToString().ToLowerInvariant(), platform.Tiers.TierOf(key.Tier).ToString().ToLowerInvariant(), Markup.Escape(key.Name), Day(key.CreatedAt),
                    key.RevokedAt is { } revoked ? $"revoked {Day(revoked)}" : key.IsUsableAt(now) ? "usable" : $"expired {Day(key.ExpiresAt!.Value)}");
            AnsiConsole.Write(table);
        });
        return command;
    }

    private static Command Change()
    {
        var tenant = new TenantOption();
        var id = new Argument<string>("id") { Description = "The key's public part, as 'keys list' shows it." };
        var role = new Option<Role?>("--role") { Description = "What the key may do from now on." };
        var tier = TierOption();
        role.Validators.Add(RequireName<Role>);
        var command = new Command("change", $"Give a key another role or tier, within {KeyTable.CacheFor.TotalSeconds:0} seconds.") { tenant.Option, id, role, tier };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var (newRole, newTier) = (arguments.GetValue(role), arguments.GetValue(tier));
            if (newRole is null && newTier is null)
                throw new UserErrorException("Say what to change: --role, --tier, or both.");
            if (!await platform.Keys.ChangeAsync(owner.Id, arguments.GetRequiredValue(id), newRole, newTier, cancellation))
                throw new UserErrorException("The tenant has no such key, or it was revoked.");
            AnsiConsole.WriteLine("Changed.");
        });
        return command;
    }

    private static Option<ClientTier?> TierOption()
    {
        var tier = new Option<ClientTier?>("--tier") { Description = $"How much the key may ask for: {TierSettings.Names}. Without it, what {TierSettings.DefaultVariable} says." };
        tier.Validators.Add(RequireName<ClientTier>);
        return tier;
    }

    private static Command Revoke()
    {
        var tenant = new TenantOption();
        var id = new Argument<string>("id") { Description = "The key's public part, as 'keys list' shows it." };
        var command = new Command("revoke", $"Stop a key from working, within {KeyTable.CacheFor.TotalSeconds:0} seconds.") { tenant.Option, id };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            if (!await platform.Keys.RevokeAsync(owner.Id, arguments.GetRequiredValue(id), cancellation))
                throw new UserErrorException("The tenant has no such key, or it was revoked before.");
            AnsiConsole.WriteLine("Revoked.");
        });
        return command;
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
