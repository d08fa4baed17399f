using System.CommandLine;
using System.Globalization;
using FieldServices.Api.Proving;
using FieldServices.EventStore.Proving;
using Spectre.Console;

namespace FieldServices.Api.CommandLine;

/// <summary>The signing key, and the checkpoints that were signed with it.</summary>
internal static class CheckpointsCommand
{
    public static Command Build() => new("checkpoints", "Signed checkpoints of the logs.") { List(), Latest(), Key(), CreateKey(), Refused() };

    private static Command List()
    {
        var tenant = new TenantOption();
        var limit = new Option<int>("--limit") { Description = "At most so many, the newest.", DefaultValueFactory = _ => 20 };
        var command = new Command("list", "Show the checkpoints of a tenant's log, the newest first.") { tenant.Option, limit };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            var table = new Table().Border(TableBorder.Simple).AddColumns("events", "signed", "root");
            foreach (var checkpoint in await platform.Proving.Checkpoints.ListAsync(owner.Id, long.MaxValue, Math.Max(1, arguments.GetValue(limit)), cancellation))
                table.AddRow(checkpoint.Size.ToString(CultureInfo.InvariantCulture), $"{checkpoint.SignedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z", RootOf(checkpoint));
            AnsiConsole.Write(table);
        });
        return command;
    }

    private static Command Latest()
    {
        var tenant = new TenantOption();
        var sign = new Option<bool>("--sign") { Description = "Sign what has grown first, instead of waiting for the server." };
        var command = new Command("latest", "Print the newest checkpoint of a tenant's log, to be kept outside.") { tenant.Option, sign };
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var owner = await tenant.ResolveAsync(arguments, platform, cancellation);
            if (arguments.GetValue(sign))
                await (platform.Proving.Notary ?? throw NoKey).SignAsync(owner.Id, cancellation);
            var latest = await platform.Proving.Checkpoints.LatestAsync(owner.Id, cancellation)
                ?? throw new UserErrorException($"No checkpoint of {owner.Slug} was signed yet.");
            Console.Write(latest.Note);
        });
        return command;
    }

    private static Command Key()
    {
        var command = new Command("key", "Print the public key that verifies the checkpoints, to be kept outside.");
        command.SetAction(_ =>
        {
            using var signer = CheckpointSettings.OfProcess().Signer() ?? throw NoKey;
            Console.WriteLine(signer.Verifier);
        });
        return command;
    }

    private static Command CreateKey()
    {
        var file = new Option<FileInfo>("--out") { Description = "The file to make; it must not exist.", Required = true };
        var command = new Command("create-key", "Make a signing key in a file that only its owner can read.") { file };
        command.SetAction(async (arguments, cancellation) =>
        {
            var path = arguments.GetRequiredValue(file).FullName;
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                await using var stream = new FileStream(path, options);
                await using var writer = new StreamWriter(stream);
                await writer.WriteAsync(NoteSigner.CreateKey().AsMemory(), cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UserErrorException($"{path} cannot be made: {e.Message}");
            }
        });
        return command;
    }

    private static Command Refused()
    {
        var command = new Command("refused", "Show the logs of which no further checkpoint is signed, and why. Ends with 2 when there is one.");
        command.SetAction(async (arguments, cancellation) =>
        {
            await using var platform = DatabaseOption.Open(arguments);
            var refused = await platform.Proving.Checkpoints.RefusedAsync(cancellation);
            foreach (var (tenant, size, reason, since) in refused)
                Console.WriteLine($"{tenant} behind {size} events since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z: {reason}");
            return refused.Count == 0 ? 0 : 2;
        });
        return command;
    }

    private static UserErrorException NoKey => new($"There is no signing key. Set {CheckpointSettings.Prefix}KEY_FILE; 'fieldservices checkpoints create-key --out FILE' makes one.");

    private static string RootOf(SignedCheckpoint checkpoint) =>
        SignedNote.Parse(checkpoint.Note) is { } note && Checkpoint.Parse(note.Text) is { } said ? Convert.ToBase64String(said.Root.ToArray()) : "not readable";
}
