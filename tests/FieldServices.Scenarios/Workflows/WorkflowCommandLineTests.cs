using System.Text.Json.Nodes;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Workflows;

/// <summary>What an operator types about workflows, dead letters and test clocks.</summary>
public sealed class WorkflowCommandLineTests(LampServer lamps) : IClassFixture<LampServer>
{
    [Fact]
    public async Task Workflows_are_listed_shown_and_cancelled()
    {
        var lamp = await LampServer.LampAsync(lamps.Admin);

        // The program as it is shipped knows nothing of lamps, and says so.
        Assert.Matches(@"lamp-care\s+1\s+running\s+\d+\s+cannot run it", (await RunAsync("workflows", "list")).Succeeded().Output);
        var json = (await RunAsync("workflows", "list", "lamp-care", "--status", "running", "--json")).Succeeded().Lines.Select(l => JsonNode.Parse(l)!);
        Assert.Contains(json, i => (Guid)i["id"]! == lamp);
        var shown = JsonNode.Parse((await RunAsync("workflows", "show", $"lamp-care/{lamp}")).Succeeded().Output)!;
        Assert.Equal("monthly", (string?)shown["timers"]![0]!["key"]);
        (await RunAsync("workflows", "retry", $"lamp-care/{lamp}")).Failed("The tenant has no parked instance");
        (await RunAsync("workflows", "cancel", $"lamp-care/{lamp}", "--reason", " ")).Failed("--reason must say something.");
        (await RunAsync("workflows", "cancel", $"lamp-care/{lamp}", "--reason", "Taken down.")).Succeeded();
        (await RunAsync("workflows", "cancel", $"lamp-care/{lamp}", "--reason", "Again.")).Failed("no instance lamp-care/");
        Assert.Equal("cancelled", (string?)(await lamps.Admin.GetAsync(LampServer.PathOf(lamp))).Json["status"]);
        var last = (await lamps.Admin.GetAsync($"/v1/streams/lamp-care/{lamp}/events")).Json["events"]!.AsArray()[^1]!;
        Assert.Equal(("operator/command-line", "Taken down."), ((string)last["actor"]!, (string)last["body"]!["reason"]!));
    }

    [Fact]
    public async Task Dead_letters_are_listed_shown_and_decided()
    {
        var (lamp, poisoned) = (await LampServer.LampAsync(lamps.Admin, LampCare.Mute), await LampServer.LampAsync(lamps.Admin, LampCare.Poison));
        var (id, input) = ((string)(await LampServer.LetterAsync(lamps.Admin, "command", lamp))["id"]!, (string)(await LampServer.LetterAsync(lamps.Admin, "input", poisoned))["id"]!);

        var row = Assert.Single((await RunAsync("dead-letters", "list", "--kind", "command")).Succeeded().Lines, l => l.StartsWith(id, StringComparison.Ordinal));
        Assert.Matches($@"command\s+lamp\.service\s+lamp-care/{lamp}\s+1\s+", row);
        Assert.Contains((await RunAsync("dead-letters", "list", "--json")).Succeeded().Lines, l => (string)JsonNode.Parse(l)!["id"]! == input);
        Assert.Equal("lamp.service", (string?)JsonNode.Parse((await RunAsync("dead-letters", "show", id)).Succeeded().Output)!["name"]);
        (await RunAsync("dead-letters", "edit", id, "--body", "{")).Failed("--body is one JSON object.");
        (await RunAsync("dead-letters", "edit", id, "--body", "{}")).Failed("This release has no such command.");
        (await RunAsync("dead-letters", "edit", input, "--channel", "sms")).Failed("An input cannot be edited.");
        (await RunAsync("dead-letters", "retry", id)).Succeeded();
        await LampServer.LetterAsync(lamps.Admin, "command", lamp);
        (await RunAsync("dead-letters", "discard", id, "--reason", "Not needed.")).Succeeded();
        (await RunAsync("dead-letters", "discard", id, "--reason", "Again.")).Failed("It is not a dead letter any more.");
        (await RunAsync("dead-letters", "list", "--kind", "bill")).Failed("--kind is one of: command, message, input.");
        (await RunAsync("dead-letters", "list", "--limit", "0")).Failed("--limit is from 1 to 500.");
    }

    [Fact]
    public async Task A_tenant_with_a_clock_of_its_own_is_made_and_moved()
    {
        (await RunAsync("tenants", "create", "clockwork", "--name", "Clockwork", "--test", "--clock", "2026-01-31T00:00:00Z")).Succeeded();

        Assert.StartsWith("2026-01-31 00:00:00Z, position 0, hash ", (await RunOnAsync("clockwork", "clock", "show")).Succeeded().Output, StringComparison.Ordinal);
        var moved = JsonNode.Parse((await RunOnAsync("clockwork", "clock", "advance", "--by", "P1M", "--json")).Succeeded().Output)!;
        Assert.Equal((new DateTimeOffset(2026, 2, 28, 0, 0, 0, TimeSpan.Zero), 0), ((DateTimeOffset)moved["now"]!, (int)moved["fired"]!));
        (await RunOnAsync("clockwork", "clock", "advance", "--to", "2026-01-01T00:00:00Z")).Failed("it only goes forward");
        (await RunOnAsync("clockwork", "clock", "advance")).Failed("Give --to, an instant, or --by, a duration.");
        (await RunOnAsync("lamps", "clock", "advance", "--by", "P1D")).Failed("The tenant lamps has no test clock.");
        (await RunAsync("tenants", "create", "clockwork", "--name", "Clockwork", "--test", "--clock", "2026-01-31T00:00:00Z")).Failed("has a clock or events already");
        (await RunAsync("tenants", "create", "sundial", "--name", "Sundial", "--clock", "2026-01-31T00:00:00Z")).Failed("--clock is for tenants in test mode; add --test.");
        (await RunAsync("tenants", "create", "sundial", "--name", "Sundial", "--test", "--clock", "noon")).Failed("--clock: Expected an instant");
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) =>
        RunWithAsync(arguments[0] is "tenants" ? arguments : [.. arguments, "--tenant", "lamps"]);

    private Task<CommandLineRun> RunOnAsync(string tenant, params string[] arguments) => RunWithAsync([.. arguments, "--tenant", tenant]);

    private Task<CommandLineRun> RunWithAsync(string[] arguments) => CommandLineRun.OfAsync(lamps.ConnectionString, arguments);
}
