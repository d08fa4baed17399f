using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using FieldServices.Api.Hosting;
using FieldServices.Api.Proving;
using FieldServices.Api.Security;
using FieldServices.EventStore.Proving.Exporting;
using FieldServices.EventStore.Proving.Verifying;

namespace FieldServices.Api.CommandLine;

/// <summary>Checks that a log is what was recorded and signed. Ends with 0 when it is, with 2 when it is not, with 1 when it could not be checked.</summary>
internal static class VerifyCommand
{
    public const int Damaged = 2;

    public static Command Build()
    {
        var tenant = new Argument<string?>("tenant") { Description = "The tenant's slug; may be left out when there is only one.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every tenant." };
        var file = new Option<FileInfo?>("--file") { Description = "An export, which is verified without any database." };
        var with = new VerifyWith();
        var command = new Command("verify", "Check that the log is what was recorded and signed. Ends with 2 when it is not; each finding is a line.") { tenant, all, file };
        with.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(file) is { } export)
                return await FileAsync(export, with.Read(arguments, FileKeys()), cancellation);
            await using var platform = DatabaseOption.Open(arguments);
            var owners = await OwnersAsync(platform, arguments.GetValue(tenant), arguments.GetValue(all), cancellation);
            var options = with.Read(arguments, platform.Proving.Keys);
            var findings = 0;
            foreach (var owner in owners)
            {
                var start = Stopwatch.GetTimestamp();
                var verified = await new LogVerifier(platform.Places, options).RunAsync(owner.Id, Console.WriteLine, null, cancellation);
                findings += Tell(owner.Slug, verified, options, start);
            }
            return findings == 0 ? 0 : Damaged;
        });
        return command;
    }

    /// <summary>Prints the last line about a log.</summary>
    /// <returns>How many findings there were.</returns>
    public static int Tell(string slug, Verified verified, VerifyOptions options, long start)
    {
        if (options.Keys.Count == 0)
            Console.WriteLine($"{slug}: no key is known, so no checkpoint was looked at; --key names one");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{slug}: {(verified.Findings == 0 ? "verified" : $"DAMAGED ({verified.Findings} findings)")}, {verified.Events} events, {verified.Checkpoints} checkpoints, "
            + $"root {Convert.ToBase64String(verified.Root.ToArray())}, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        return verified.Findings;
    }

    private static async Task<int> FileAsync(FileInfo file, VerifyOptions options, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await using var stream = file.OpenRead();
            ExportCheck? check = null;
            await foreach (var (line, value) in ExportReader.ReadAsync(stream, cancellationToken))
            {
                if (value is ExportLine.Header { Value: var header })
                    check = new ExportCheck(header, options, Console.WriteLine);
                check!.Add(line, value);
            }
            return Tell(check!.Header.Slug, check.End(), options, start) == 0 ? 0 : Damaged;
        }
        catch (Exception e) when (e is ExportFormatException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(e.Message);
        }
    }

    // A file is verified with what is named; a key of this process counts when there is one.
    private static IEnumerable<EventStore.Proving.NoteVerifier> FileKeys()
    {
        var settings = CheckpointSettings.OfProcess();
        using var signer = settings.Signer();
        return [.. signer is null ? [] : new[] { signer.Verifier }, .. settings.EarlierKeys];
    }

    private static async Task<IReadOnlyList<Tenant>> OwnersAsync(Platform platform, string? slug, bool all, CancellationToken cancellationToken)
    {
        var tenants = await platform.Tenants.AllAsync(cancellationToken);
        if (all || (slug is null && tenants.Count == 1))
            return tenants;
        var known = string.Join(", ", tenants.Select(t => t.Slug));
        return slug is null
            ? throw new UserErrorException($"Name a tenant, or say --all. There are: {known}.")
            : [tenants.FirstOrDefault(t => t.Slug == slug) ?? throw new UserErrorException($"There is no tenant '{slug}'. There are: {known}.")];
    }
}
