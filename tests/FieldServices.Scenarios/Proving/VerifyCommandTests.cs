using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Proving;

public sealed class VerifyCommandTests(ProofServer proofs) : IClassFixture<ProofServer>
{
    [Fact]
    public async Task A_log_is_verified_and_what_was_changed_ends_the_program_with_two()
    {
        var (tenant, _) = await proofs.TenantAsync("changed");
        var run = (await proofs.RunAsync("verify", "changed")).Succeeded();
        Assert.Matches("changed: verified, 3 events, [1-3] checkpoints, root ", Assert.Single(run.Lines));
        Assert.StartsWith(proofs.Key.ToString(), (await proofs.RunAsync("checkpoints", "key")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains($"log.example/{tenant.Id}\n3\n", (await proofs.RunAsync("checkpoints", "latest", "--tenant", "changed", "--sign")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains(" 3 ", (await proofs.RunAsync("checkpoints", "list", "--tenant", "changed")).Succeeded().Output, StringComparison.Ordinal);

        await Stored.ChangeAsync(proofs.Server.Platform, "update eventstore.events set actor = 'admin/key:other' where tenant_id = $1 and position = 2", tenant.Id.Value);

        var damaged = await proofs.RunAsync("verify", "changed");
        Assert.Equal(2, damaged.ExitCode);
        Assert.Matches("^changed position 2: emergency/[-0-9a-f]+ version 1 does not have the hash that follows from it$", damaged.Lines[0]);
        Assert.Matches(@"^changed: DAMAGED \(1 findings\), 3 events", damaged.Lines[1]);
    }

    [Fact]
    public async Task A_checkpoint_that_was_kept_outside_finds_a_log_that_was_cut()
    {
        var (tenant, _) = await proofs.TenantAsync("cut");
        var held = await KeptAsync("cut");
        foreach (var sql in new[]
        {
            "delete from eventstore.streams where tenant_id = $1 and stream_id = (select stream_id from eventstore.events where tenant_id = $1 and position = 3)",
            "delete from eventstore.events where tenant_id = $1 and position = 3", "update eventstore.tenant_heads set position = 2 where tenant_id = $1",
            "delete from eventstore.log_checkpoints where tenant_id = $1", "delete from eventstore.trees where tenant_id = $1",
        })
            await Stored.ChangeAsync(proofs.Server.Platform, sql, tenant.Id.Value);
        (await proofs.RunAsync("verify", "cut")).Succeeded();
        var damaged = await proofs.RunAsync("verify", "cut", "--checkpoint", held);
        Assert.Equal((2, "truncated checkpoint cut.txt: 3 events were signed, the log has 2"), (damaged.ExitCode, damaged.Lines[0]));
    }

    [Fact]
    public async Task A_file_is_verified_without_any_database()
    {
        await proofs.TenantAsync("filed");
        var (file, held) = (Path.Combine(proofs.Folder, "filed.ndjson"), await KeptAsync("filed"));
        (await proofs.RunAsync("export", "filed", "--out", file)).Succeeded();

        var run = (await AloneAsync("verify", "--file", file, "--checkpoint", held, "--key", proofs.Key.ToString())).Succeeded();
        Assert.Matches("^filed: verified, 3 events, [2-4] checkpoints, root ", Assert.Single(run.Lines));

        var lines = await File.ReadAllLinesAsync(file);
        var second = Array.FindIndex(lines, l => l.StartsWith("{\"position\":2,", StringComparison.Ordinal));
        await FindsAsync("changed position 2: ", [.. lines[..second], lines[second].Replace("emergency.report\"", "emergency.told\"", StringComparison.Ordinal), .. lines[(second + 1)..]]);
        await FindsAsync("order line ", [.. lines[..second], lines[second + 1], lines[second], .. lines[(second + 2)..]]);
        await FindsAsync("missing position 2: ", [.. lines[..second], .. lines[(second + 1)..^1], $"{{\"end\":{lines.Length - 2}}}"]);
        (await AloneAsync("verify", "--file", await WrittenAsync(lines[..^1]))).Failed("the end is missing: the file is not complete.");
        (await AloneAsync("verify", "--file", await WrittenAsync(["hello"]))).Failed("Line 1 of the export: it is not a line of an export.");
    }

    [Fact]
    public async Task What_cannot_be_verified_is_explained()
    {
        await proofs.TenantAsync("explained");
        (await proofs.RunAsync("verify", "nobody")).Failed("There is no tenant 'nobody'.");
        (await proofs.RunAsync("verify", "explained", "--key", "a+b")).Failed("--key: A verifier key has the form name+id+key.");
        (await proofs.RunAsync("verify", "explained", "--checkpoint", "/nowhere.txt")).Failed("There is no file /nowhere.txt.");
        var file = Path.Combine(proofs.Folder, "key.pem");
        (await AloneAsync("checkpoints", "create-key", "--out", file)).Succeeded();
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        (await AloneAsync("checkpoints", "create-key", "--out", file)).Failed("cannot be made");
        (await proofs.RunAsync("checkpoints", "refused")).Succeeded();
    }

    private async Task<string> KeptAsync(string slug)
    {
        var file = Path.Combine(proofs.Folder, $"{slug}.txt");
        await File.WriteAllTextAsync(file, (await proofs.RunAsync("checkpoints", "latest", "--tenant", slug)).Succeeded().Output);
        return file;
    }

    private async Task FindsAsync(string finding, string[] lines)
    {
        var run = await AloneAsync("verify", "--file", await WrittenAsync(lines), "--key", proofs.Key.ToString());
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(run.Lines, l => l.StartsWith(finding, StringComparison.Ordinal));
    }

    private async Task<string> WrittenAsync(string[] lines)
    {
        var file = Path.Combine(proofs.Folder, $"{Guid.NewGuid():N}.ndjson");
        await File.WriteAllLinesAsync(file, lines);
        return file;
    }

    // Without a database, and without the settings of the server.
    private static Task<CommandLineRun> AloneAsync(params string[] arguments) => CommandLineRun.OfAsync(null, arguments);
}
