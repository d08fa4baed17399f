using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FieldServices.Api.Security;
using FieldServices.EventStore.Reading;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

internal static class StateCommand
{
    public static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Build()
    {
        var thing = ThingArgument.Create();
        var tenant = new TenantOption();
        var at = new Option<string?>("--at") { Description = "A version such as 3, or an instant such as 2009-01-01T00:20:00Z; without it, now." };
        var command = new Command("state", "What was true of a thing at a version or an instant, folded from its history.") { thing, tenant.Option, at };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var stream = await ThingArgument.ResolveAsync(arguments.GetRequiredValue(thing), owner.Id, platform, cancellation);
            var past = await platform.Histories.StateAsync(owner.Id, stream, RangeOf(arguments.GetValue(at)), Sight.Everything, cancellation)
                ?? throw new UserErrorException($"{stream} did not exist then.");
            AnsiConsole.MarkupLineInterpolated($"[bold]{stream}[/] at version {past.Version}, as of {past.EffectiveAt:yyyy-MM-dd HH:mm:ss}Z, {past.Status}");
            Console.WriteLine(past.State.ToJsonString(Indented));
        });
        return command;
    }

    private static StreamRange RangeOf(string? at)
    {
        if (at is null)
            return StreamRange.All;
        if (long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
            return new StreamRange(ToVersion: version);
        return DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new StreamRange(EffectiveUntil: time)
            : throw new UserErrorException("--at is a version such as 3 or an instant such as 2009-01-01T00:20:00Z.");
    }
}
