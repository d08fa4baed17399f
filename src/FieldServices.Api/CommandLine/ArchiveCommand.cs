using System.CommandLine;
using System.Globalization;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.EventStore;
using FieldServices.EventStore.Archiving;
using Npgsql;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class ArchiveCommand
{
    public static Command Build() => new("archive", "Things that are finished: readable as ever, not changed any more, out of the way of the others.")
    {
        Run(), List(), Restore(), On(), Off(), Tablespace(),
    };

    private static Command Run()
    {
        var (tenant, days) = (new TenantOption(), DaysOption());
        var command = new Command("run", "Archive what is finished and has rested long enough. Interrupted, it can be repeated.") { tenant.Option, days };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var run = await platform.Archive.RunAsync(owner.Id, platform.ArchiveRules, RestIn(arguments, days), cancellationToken: cancellation);
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Archived {run.Streams:N0} things of {owner.Slug}; {run.Events:N0} events went to cold storage."));
        });
        return command;
    }

    private static Command List()
    {
        var tenant = new TenantOption();
        var limit = new Option<int>("--limit") { Description = "At most so many, from 1 to 1000.", DefaultValueFactory = _ => 50 };
        var after = new Option<string?>("--after") { Description = "Behind this one, as kind/id: the next page." };
        var command = new Command("list", "Show archived things, and whether that happens by itself.") { tenant.Option, limit, after };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var most = arguments.GetValue(limit) is >= 1 and <= 1_000 and var given ? given : throw new UserErrorException("--limit is from 1 to 1000.");
            var last = arguments.GetValue(after) is { } text ? await ThingArgument.ResolveAsync(text, owner.Id, platform, cancellation) : (StreamId?)null;
            var table = new Table().Border(TableBorder.Simple).AddColumns("thing", "version", "archived");
            foreach (var archived in await platform.Archive.ListAsync(owner.Id, last, most, cancellation))
                table.AddRow(archived.Stream.ToString(), archived.Version.ToString(CultureInfo.InvariantCulture), archived.ArchivedAt.ToString("u", CultureInfo.InvariantCulture));
            AnsiConsole.Write(table);
            AnsiConsole.WriteLine(Tell(await platform.ArchiveSettings.FindAsync(owner.Id, cancellation)));
        });
        return command;
    }

    private static Command Restore()
    {
        var (thing, tenant) = (ThingArgument.Create(), new TenantOption());
        var command = new Command("restore", "Let an archived thing change again.") { thing, tenant.Option };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var stream = await ThingArgument.ResolveAsync(arguments.GetRequiredValue(thing), owner.Id, platform, cancellation);
            AnsiConsole.WriteLine(await platform.Archive.RestoreAsync(owner.Id, stream, cancellation) ? $"{stream} takes commands again." : $"{stream} is not archived.");
        });
        return command;
    }

    private static Command On()
    {
        var (tenant, days) = (new TenantOption(), DaysOption());
        var command = new Command("on", "Archive once a day by itself.") { tenant.Option, days };
        command.SetAction((arguments, cancellation) => SetAsync(arguments, tenant, (platform, owner) =>
            platform.ArchiveSettings.TurnOnAsync(owner.Id, RestIn(arguments, days), cancellation), cancellation));
        return command;
    }

    private static Command Off()
    {
        var tenant = new TenantOption();
        var command = new Command("off", "Archive nothing by itself; what is archived stays so.") { tenant.Option };
        command.SetAction((arguments, cancellation) => SetAsync(arguments, tenant, (platform, owner) =>
            platform.ArchiveSettings.TurnOffAsync(owner.Id, cancellation), cancellation));
        return command;
    }

    private static Command Tablespace()
    {
        var name = new Argument<string>("name") { Description = "The tablespace, made by an administrator with 'create tablespace'." };
        var command = new Command("tablespace", "Put cold storage of all databases on another disk; archived things wait while their part is copied.") { name };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            try
            {
                foreach (var place in platform.Places.All)
                    await ColdStorage.PutAsync(place, arguments.GetRequiredValue(name), cancellation);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedObject or PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new UserErrorException($"{e.MessageText}. Have an administrator create it and grant 'create' on it.");
            }
            AnsiConsole.WriteLine($"Cold storage is in the tablespace {arguments.GetRequiredValue(name)}.");
        });
        return command;
    }

    private static async Task SetAsync(
        ParseResult arguments, TenantOption tenant, Func<Platform, Tenant, Task> set, CancellationToken cancellationToken)
    {
        await using var platform = DatabaseOption.Open(arguments);
        var owner = await tenant.ResolveAsync(arguments, platform, cancellationToken);
        await set(platform, owner);
        AnsiConsole.WriteLine(Tell(await platform.ArchiveSettings.FindAsync(owner.Id, cancellationToken)));
    }

    private static Option<int?> DaysOption() => new("--after-days") { Description = "How many days nothing must have happened, from 0 to 36500; what each kind of thing says when left out." };

    private static TimeSpan? RestIn(ParseResult arguments, Option<int?> days) => arguments.GetValue(days) switch
    {
        null => null,
        >= 0 and <= 36_500 and var number => TimeSpan.FromDays(number),
        _ => throw new UserErrorException("--after-days is from 0 to 36500."),
    };

    private static string Tell(ArchiveSetting? setting) => setting switch
    {
        null => "Nothing is archived by itself; 'archive on' changes that.",
        { Rest: { } rest } => string.Create(CultureInfo.InvariantCulture, $"What is finished is archived by itself after {rest.TotalDays:0} days."),
        _ => "What is finished is archived by itself, each kind of thing after its own time.",
    };
}
