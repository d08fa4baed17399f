using System.CommandLine;
using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Workflows;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using FieldServices.Workflows;
using FieldServices.Workflows.Controlling;
using FieldServices.Workflows.Stepping;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>What workflows are doing, and decisions about their instances.</summary>
internal static class WorkflowsCommand
{
    /// <summary>Who decides on the command line; which person that is, the operating system knows.</summary>
    public static Actor Operator { get; } = new("operator", "command-line");

    public static Command Build() => new("workflows", "The processes that react to what happens.") { List(), Show(), Retry(), Cancel() };

    private static Command List()
    {
        var workflow = new Argument<string?>("workflow") { Description = "List the instances of this workflow; without it, how many instances of each stand where.", DefaultValueFactory = _ => null };
        var status = new Option<string?>("--status") { Description = $"Only instances that stand there: {string.Join(", ", EnumText.All(typeof(InstanceStatus)))}." };
        var (tenant, json) = (new TenantOption(), JsonOption());
        var command = new Command("list", "Show where workflows stand.") { workflow, status, tenant.Option, json };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var asJson = arguments.GetValue(json);
            if (arguments.GetValue(workflow) is { } name)
                PrintInstances(await InstancesAsync(platform, owner.Id, name, StatusOf(arguments.GetValue(status)), cancellation), asJson);
            else
                PrintStandings(await (await platform.Workflows.OfAsync(owner.Id, cancellation)).Report.StandingsAsync(owner.Id, cancellation), asJson);
        });
        return command;
    }

    private static Command Show() => OfInstance("show", "Show the state of an instance and what it waits for, as JSON.", null, async (platform, tenant, id, _, cancellation) =>
        await (await platform.Workflows.OfAsync(tenant, cancellation)).Report.FindAsync(tenant, id, cancellation) is { } found
            ? (await platform.Personal.OpenAsync(tenant, WorkflowJson.Of(found), cancellation)).ToJsonString(StateCommand.Indented)
            : throw Unknown(id));

    private static Command Retry() => OfInstance("retry", "Give a parked instance its waiting inputs again.", null, async (platform, tenant, id, _, cancellation) =>
        DeadLetters.Said(await (await platform.Workflows.OfAsync(tenant, cancellation)).Control.RetryAsync(tenant, id, Operator, cancellation)) switch
        {
            Decided.Done => "It runs again.",
            Decided.ParkedAgain => throw new UserErrorException($"It was parked again: 'workflows show {id}' tells why."),
            _ => throw new UserErrorException($"The tenant has no parked instance {id}."),
        });

    private static Command Cancel() => OfInstance(
        "cancel", "End an instance: its timers, commands and waiting inputs are gone.", ReasonOption(), async (platform, tenant, id, reason, cancellation) =>
            await (await platform.Workflows.OfAsync(tenant, cancellation)).Control.CancelAsync(tenant, id, reason, Operator, cancellation)
                ? "Cancelled."
                : throw new UserErrorException($"The tenant has no instance {id} that is running or parked."));

    public static Option<string> ReasonOption() => new("--reason") { Description = "Why; it is kept.", Required = true };

    public static Option<bool> JsonOption() => new("--json") { Description = "One JSON object per line, for programs." };

    public static string Given(string? reason) => string.IsNullOrWhiteSpace(reason) ? throw new UserErrorException("--reason must say something.") : reason;

    public static void Print(JsonObject json) => Console.WriteLine(json.ToJsonString(ApiJson.Readable.Options));

    private static Command OfInstance(
        string name, string description, Option<string>? reason, Func<Platform, TenantId, InstanceId, string, CancellationToken, Task<string>> act)
    {
        var instance = new Argument<string>("instance") { Description = "The instance as workflow/id." };
        var tenant = new TenantOption();
        var command = new Command(name, description) { instance, tenant.Option };
        if (reason is not null)
            command.Add(reason);
        command.SetAction(async (arguments, cancellation) =>
        {
            var id = InstanceOf(arguments.GetRequiredValue(instance));
            var why = reason is null ? "" : Given(arguments.GetValue(reason));
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            Console.WriteLine(await act(platform, owner.Id, id, why, cancellation));
        });
        return command;
    }

    private static InstanceId InstanceOf(string text) => text.Split('/') is [{ Length: > 0 } workflow, var id] && Guid.TryParse(id, out var parsed)
        ? new InstanceId(workflow, parsed)
        : throw new UserErrorException($"'{text}' is no instance; write workflow/id, as 'workflows list <workflow>' shows it.");

    private static InstanceStatus? StatusOf(string? text) => text is null ? null
        : EnumText.All(typeof(InstanceStatus)).Contains(text) ? (InstanceStatus)EnumText.Parse(typeof(InstanceStatus), text)
        : throw new UserErrorException($"--status is one of: {string.Join(", ", EnumText.All(typeof(InstanceStatus)))}.");

    private static UserErrorException Unknown(InstanceId id) => new($"The tenant has no instance {id}.");

    private static async Task<IReadOnlyList<InstanceSummary>> InstancesAsync(
        Platform platform, TenantId tenant, string workflow, InstanceStatus? status, CancellationToken cancellationToken)
    {
        var all = new List<InstanceSummary>();
        while (await (await platform.Workflows.OfAsync(tenant, cancellationToken)).Report.InstancesAsync(
            tenant, workflow, status, all.Count == 0 ? Guid.Empty : all[^1].Id.Id, WorkflowRoutes.LargestPage, cancellationToken) is { Count: > 0 } page)
            all.AddRange(page);
        return all.Count > 0 || platform.Workflows.Catalog.Has(workflow)
            ? all
            : throw new UserErrorException($"There is no workflow '{workflow}'. There are: {string.Join(", ", platform.Workflows.Catalog.Names)}.");
    }

    private static void PrintStandings(IReadOnlyList<WorkflowStanding> standings, bool json)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("workflow", "version", "status", "instances", "this release");
        foreach (var s in standings)
        {
            if (json)
                Print(WorkflowJson.Of(s));
            table.AddRow(
                Markup.Escape(s.Workflow), ProjectionsCommand.Text(s.Definition), EnumText.Of(s.Status), ProjectionsCommand.Text(s.Instances), s.Known ? "runs it" : "cannot run it");
        }
        if (!json)
            AnsiConsole.Write(table);
    }

    private static void PrintInstances(IReadOnlyList<InstanceSummary> instances, bool json)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("instance", "version", "status", "started", "updated");
        foreach (var i in instances)
        {
            if (json)
                Print(WorkflowJson.Of(i));
            table.AddRow(Markup.Escape(i.Id.ToString()), ProjectionsCommand.Text(i.Definition), EnumText.Of(i.Status), ViewList.Time(i.StartedAt), ViewList.Time(i.UpdatedAt));
        }
        if (!json)
            AnsiConsole.Write(table);
    }
}
