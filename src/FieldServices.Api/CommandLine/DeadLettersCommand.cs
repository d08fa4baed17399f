using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Hosting;
using FieldServices.Api.Problems;
using FieldServices.Api.Workflows;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>What could not go on by itself, and decisions about it.</summary>
internal static class DeadLettersCommand
{
    public static Command Build() => new("dead-letters", "Commands, messages and inputs that wait for somebody to decide.") { List(), Show(), Retry(), Edit(), Discard() };

    private static Command List()
    {
        var kind = new Option<string?>("--kind") { Description = $"Only these: {string.Join(", ", EnumText.All(typeof(DeadLetterKind)))}." };
        var limit = new Option<int>("--limit") { Description = "At most so many.", DefaultValueFactory = _ => DeadLetterRoutes.DefaultPage };
        var (tenant, json) = (new TenantOption(), WorkflowsCommand.JsonOption());
        var command = new Command("list", "Show the oldest dead letters.") { kind, limit, tenant.Option, json };
        command.SetAction(async (arguments, cancellation) =>
        {
            var (only, most) = (KindOf(arguments.GetValue(kind)), arguments.GetValue(limit));
            if (most is < 1 or > DeadLetterRoutes.LargestPage)
                throw new UserErrorException($"--limit is from 1 to {DeadLetterRoutes.LargestPage}.");
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var letters = await platform.DeadLetters.ListAsync(owner.Id, only, most, cancellation);
            if (arguments.GetValue(json))
                await PrintJsonAsync(letters, platform, owner.Id, cancellation);
            else
                Print(letters);
        });
        return command;
    }

    private static Command Show() => OfLetter("show", "Show a dead letter with its cause, as JSON.", [], async (platform, tenant, letter, _, cancellation) =>
        (await platform.Personal.OpenAsync(tenant, WorkflowJson.Of(letter), cancellation)).ToJsonString(StateCommand.Indented));

    private static Command Retry() => OfLetter("retry", "Have it tried again as it is.", [], async (platform, tenant, letter, _, cancellation) =>
        Told(await platform.DeadLetters.RetryAsync(tenant, letter, WorkflowsCommand.Operator, cancellation), "It is tried again."));

    private static Command Discard()
    {
        var reason = WorkflowsCommand.ReasonOption();
        return OfLetter("discard", "Let it be, with a reason.", [reason], async (platform, tenant, letter, arguments, cancellation) => Told(
            await platform.DeadLetters.DiscardAsync(tenant, letter, WorkflowsCommand.Given(arguments.GetValue(reason)), WorkflowsCommand.Operator, cancellation), "Discarded."));
    }

    private static Command Edit()
    {
        var body = new Option<string?>("--body") { Description = "For a command: all of it anew, as one JSON object." };
        var (channel, recipient) = (new Option<string?>("--channel") { Description = "For a message: how it travels." }, new Option<string?>("--recipient") { Description = "For a message: where it goes." });
        var data = new Option<string?>("--data") { Description = "For a message: what its words are filled with, as one JSON object of texts." };
        return OfLetter("edit", "Change what it says, and have it tried again.", [body, channel, recipient, data], async (platform, tenant, letter, arguments, cancellation) =>
        {
            var json = new JsonObject();
            Put("body", Parsed("--body", arguments.GetValue(body)));
            Put("channel", arguments.GetValue(channel));
            Put("recipient", arguments.GetValue(recipient));
            Put("data", Parsed("--data", arguments.GetValue(data)));
            var (edit, problem) = DecisionReader.Edit(letter, Encoding.UTF8.GetBytes(json.ToJsonString()), platform.Modules);
            return edit is null
                ? throw new UserErrorException(Explained(problem!))
                : Told(await platform.DeadLetters.EditAsync(tenant, letter, edit, WorkflowsCommand.Operator, cancellation), "Changed; it is tried again.");

            void Put(string name, JsonNode? value)
            {
                if (value is not null)
                    json[name] = value;
            }
        });
    }

    private static Command OfLetter(
        string name, string description, IReadOnlyList<Option> options, Func<Platform, TenantId, DeadLetter, ParseResult, CancellationToken, Task<string>> act)
    {
        var id = new Argument<Guid>("id") { Description = "The dead letter, as 'dead-letters list' shows it." };
        var tenant = new TenantOption();
        var command = new Command(name, description) { id, tenant.Option };
        foreach (var option in options)
            command.Add(option);
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var (letter, otherwise) = await platform.DeadLetters.FindAsync(owner.Id, arguments.GetRequiredValue(id), cancellation);
            if (letter is null)
                throw new UserErrorException(Explained(DeadLetterRoutes.ProblemOf(otherwise)));
            Console.WriteLine(await act(platform, owner.Id, letter, arguments, cancellation));
        });
        return command;
    }

    private static string Told(Decided decided, string done) => decided switch
    {
        Decided.Done => done,
        Decided.ParkedAgain => throw new UserErrorException("The instance is parked again: 'dead-letters list --kind input' tells why."),
        _ => throw new UserErrorException(Explained(DeadLetterRoutes.ProblemOf(decided))),
    };

    private static string Explained(Problem problem) =>
        string.Join('\n', [$"{problem.Title} {problem.Detail}", .. (problem.Errors ?? []).Select(e => $"{e.Pointer}: {e.Message}")]);

    private static DeadLetterKind? KindOf(string? text) => text is null ? null
        : EnumText.All(typeof(DeadLetterKind)).Contains(text) ? (DeadLetterKind)EnumText.Parse(typeof(DeadLetterKind), text)
        : throw new UserErrorException($"--kind is one of: {string.Join(", ", EnumText.All(typeof(DeadLetterKind)))}.");

    private static JsonNode? Parsed(string option, string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new UserErrorException($"{option} is one JSON object.");
        }
    }

    private static async Task PrintJsonAsync(IReadOnlyList<DeadLetter> letters, Platform platform, TenantId tenant, CancellationToken cancellationToken)
    {
        foreach (var json in await platform.Personal.OpenAsync(tenant, WorkflowJson.Array(letters, WorkflowJson.Of), cancellationToken))
            WorkflowsCommand.Print(json!.AsObject());
    }

    private static void Print(IReadOnlyList<DeadLetter> letters)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("id", "kind", "name", "instance", "step", "since", "attempts", "why");
        foreach (var l in letters)
        {
            table.AddRow(
                l.Id.ToString(), EnumText.Of(l.Kind), Markup.Escape(l.Name), Markup.Escape(l.Instance.ToString()), l.Step is { } step ? ProjectionsCommand.Text(step) : "",
                ViewList.Time(l.Since), ProjectionsCommand.Text(l.Attempts), Markup.Escape(l.Error ?? ""));
        }
        AnsiConsole.Write(table);
    }
}
