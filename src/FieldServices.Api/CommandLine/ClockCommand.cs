using System.CommandLine;
using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>The clocks of tenants in test mode.</summary>
internal static class ClockCommand
{
    public static Command Build() => new("clock", "The clock of a tenant in test mode.") { Show(), Advance() };

    /// <summary>The instant at which a new tenant's clock is to stand; null for a tenant in the time of the world.</summary>
    public static DateTimeOffset? Start(string? clock, bool test)
    {
        if (clock is null)
            return null;
        if (!test)
            throw new UserErrorException("--clock is for tenants in test mode; add --test.");
        var (at, problem) = ClockTarget.Instant(clock, "");
        return problem is null ? at : throw new UserErrorException($"--clock: {problem.Message}");
    }

    public static async Task StartAsync(Platform platform, Tenant tenant, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (tenant.Mode != "test")
            throw new UserErrorException($"The tenant {tenant.Slug} exists already and is not in test mode; make a new one.");
        try
        {
            await (await platform.Workflows.OfAsync(tenant.Id, cancellationToken)).TestClock.StartAsync(tenant.Id, at, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            throw new UserErrorException($"The tenant {tenant.Slug} has a clock or events already; make a new one.");
        }
    }

    private static Command Show() => OfTenant("show", "Show where the clock stands, and a hash of everything that happened.", [], (_, _, _, _) => Task.FromResult<int?>(null));

    private static Command Advance()
    {
        var to = new Option<string?>("--to") { Description = "To this instant, such as 2026-12-31T00:00:00Z." };
        var by = new Option<string?>("--by") { Description = "By this duration of ISO 8601, such as PT24H or P1M; months and years are those of the calendar." };
        return OfTenant("advance", "Move the clock forward; everything that is due until then happens.", [to, by], async (platform, tenant, arguments, cancellation) =>
        {
            var now = await platform.Clocks.NowAsync(tenant.Id, cancellation);
            var (target, problem) = ClockTarget.Read(arguments.GetValue(to), arguments.GetValue(by), now);
            if (problem is not null)
                throw new UserErrorException(problem.Message.Replace("'to'", "--to", StringComparison.Ordinal).Replace("'by'", "--by", StringComparison.Ordinal));
            return await (await platform.Workflows.OfAsync(tenant.Id, cancellation)).TestClock.AdvanceAsync(tenant.Id, target, cancellation)
                ?? throw new UserErrorException("The clock is past that time; it only goes forward.");
        });
    }

    private static Command OfTenant(string name, string description, IReadOnlyList<Option> options, Func<Platform, Tenant, ParseResult, CancellationToken, Task<int?>> act)
    {
        var (tenant, json) = (new TenantOption(), WorkflowsCommand.JsonOption());
        var command = new Command(name, description) { tenant.Option, json };
        foreach (var option in options)
            command.Add(option);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            if (!await platform.Clocks.IsTestAsync(owner.Id, cancellation))
                throw new UserErrorException($"The tenant {owner.Slug} has no test clock. Make one with 'tenants create <slug> --name … --test --clock <instant>'.");
            var fired = await act(platform, owner, arguments, cancellation);
            await PrintAsync(platform, owner, fired, arguments.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task PrintAsync(Platform platform, Tenant tenant, int? fired, bool json, CancellationToken cancellationToken)
    {
        var now = await platform.Clocks.NowAsync(tenant.Id, cancellationToken);
        var (position, hash) = await EventHash.OfAsync(platform.Log, tenant.Id, cancellationToken);
        if (json)
            WorkflowsCommand.Print(new JsonObject { ["now"] = now, ["fired"] = fired, ["position"] = position, ["eventHash"] = hash });
        else
            AnsiConsole.WriteLine($"{ViewList.Time(now)}, {(fired is { } f ? $"{ProjectionsCommand.Text(f)} timers fired, " : "")}position {ProjectionsCommand.Text(position)}, hash {hash}");
    }
}
