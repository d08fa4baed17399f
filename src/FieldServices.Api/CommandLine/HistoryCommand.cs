using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FieldServices.Api.Audit;
using FieldServices.Api.Security;
using FieldServices.EventStore;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class HistoryCommand
{
    public static Command Build()
    {
        var thing = ThingArgument.Create();
        var tenant = new TenantOption();
        var json = new Option<bool>("--json") { Description = "One JSON object per line, for programs." };
        var command = new Command("history", "Who did what, when, and why.") { thing, tenant.Option, json };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var stream = await ThingArgument.ResolveStreamAsync(arguments.GetRequiredValue(thing), owner.Id, platform, cancellation);
            var count = 0;
            await foreach (var recorded in platform.Histories.ReadAsync(owner.Id, stream, null, Sight.Everything, cancellation))
            {
                count++;
                if (arguments.GetValue(json))
                    Console.WriteLine(EnvelopeJson.Of(recorded).ToJsonString(ApiJson.Readable.Options));
                else
                    Print(recorded);
            }
            if (count == 0)
                throw new UserErrorException($"The tenant has no {stream}.");
        });
        return command;
    }

    private static void Print(HistoryEntry recorded)
    {
        var e = recorded.Envelope;
        AnsiConsole.MarkupLineInterpolated($"[bold]{e.Version,4}[/]  {Time(e.EffectiveAt)}  [bold]{e.Type.Current.Name}[/]");
        AnsiConsole.MarkupLineInterpolated($"      by {e.Origin.Actor.ToString()}, through {e.Origin.Command} {e.Origin.CommandId}");
        AnsiConsole.MarkupLineInterpolated($"      position {e.Position}, recorded {Time(e.RecordedAt)}, correlation {e.Origin.CorrelationId}");
        foreach (var (name, value) in recorded.Body!.AsObject())
        {
            if (value is not null)
                AnsiConsole.MarkupLineInterpolated($"      [dim]{name}:[/] {(value.GetValueKind() == JsonValueKind.String ? value.ToString() : value.ToJsonString(ApiJson.Readable.Options))}");
        }
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
