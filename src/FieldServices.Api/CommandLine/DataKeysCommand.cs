using System.CommandLine;
using FieldServices.Api.Privacy;
using FieldServices.EventStore.Sealing;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>The keys of personal data, and the master keys that wrap them.</summary>
internal static class DataKeysCommand
{
    public static Command Build() => new("data-keys", "The keys of personal data, and the master keys that wrap them.") { Status(), Rotate() };

    private static Command Status()
    {
        var command = new Command("status", "Show how many keys each master key has wrapped; ends with 1 when one of them is not configured.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var (standing, configured) = (await platform.KeyRotation.StandingAsync(cancellation), platform.Masters.Ids);
            var table = new Table().Border(TableBorder.Simple).AddColumns("master key", "keys", "here");
            foreach (var id in configured.Union(standing.Keys))
                table.AddRow(id, ProjectionsCommand.Text(standing.GetValueOrDefault(id)), !configured.Contains(id) ? "MISSING" : id == configured[0] ? "wraps" : "unwraps");
            AnsiConsole.Write(table);
            if (standing.Keys.Except(configured).ToList() is { Count: > 0 } missing)
                throw new UserErrorException(MasterKeySettings.Missing(missing));
        });
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command("rotate", "Wrap every key with the first master key, while everybody works; may be broken off and done again.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var done = await platform.KeyRotation.RunAsync(cancellationToken: cancellation);
            AnsiConsole.WriteLine($"{done} keys were wrapped anew. 'data-keys status' tells whether the former master key is still needed.");
        });
        return command;
    }
}
