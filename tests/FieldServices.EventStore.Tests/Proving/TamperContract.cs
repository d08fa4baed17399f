using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Proving.Verifying;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.TestKit;

namespace FieldServices.EventStore.Tests.Proving;

/// <summary>Each way of changing the past by SQL, and the lines that verifying answers with.</summary>
public sealed class TamperContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    public static TheoryData<string> Names => [.. TamperCases.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_change_of_the_past_is_found_and_located(string name)
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        await ledger.SignAsync();
        Assert.Empty(await ledger.FindingsAsync());
        var (_, sql, lines) = TamperCases.All.Single(c => c.Name == name);
        await ledger.TamperAsync(sql);
        var found = await ledger.FindingsAsync();
        Assert.Equal(lines.Select(l => Named(l, ledger.Tenant)).Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void The_table_for_auditors_has_a_row_for_each_of_them()
    {
        var file = RepositoryRoot.At("docs", "auditors.md");
        var page = File.ReadAllLines(file).ToList();
        var start = page.IndexOf(TamperCases.Heading) + 2;
        var rows = page.Skip(start).TakeWhile(l => l.Length > 0).ToList();
        if (Environment.GetEnvironmentVariable("DOCS") == "write")
            File.WriteAllLines(file, [.. page[..start], .. TamperCases.Table(), .. page[(start + rows.Count)..]]);
        else
            Assert.Equal(TamperCases.Table(), rows);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_everywhere_is_found_by_the_checkpoints_that_were_signed()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        await ledger.SignAsync();
        await CutAsync(ledger);
        Assert.Equal([TamperCases.CutEverywhere.Line], await ledger.FindingsAsync());
    }

    [Fact]
    public async Task Whoever_removes_the_checkpoints_too_is_found_with_one_that_was_held_outside()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        await ledger.SignAsync();
        var held = await HeldAsync(ledger);
        await CutAsync(ledger);
        await ledger.TamperAsync("delete from eventstore.log_checkpoints where tenant_id = $1");
        await ledger.TamperAsync("delete from eventstore.trees where tenant_id = $1");
        Assert.Equal([TamperCases.CutAndForgotten.Line], await ledger.FindingsAsync(held));
    }

    [Fact]
    public async Task A_history_that_was_rewritten_with_all_hashes_and_signed_anew_is_found_with_a_checkpoint_that_was_held_outside()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        await ledger.SignAsync();
        var held = await HeldAsync(ledger);
        await ledger.TamperAsync("update eventstore.events set body = '{\"amount\":1000}' where tenant_id = $1 and position = 150");
        foreach (var table in new[] { "log_checkpoints", "trees", "tree_nodes" })
            await ledger.TamperAsync($"delete from eventstore.{table} where tenant_id = $1");
        await ledger.TamperAsync(Rehash);
        Assert.Equal(300, await ledger.SignAsync());
        Assert.Empty(await ledger.FindingsAsync());
        Assert.Equal([TamperCases.Rewritten.Line], await ledger.FindingsAsync(held));
    }

    [Fact]
    public async Task A_checkpoint_of_another_log_proves_nothing_about_this_one()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(5);
        var other = ledger.Key.Sign(new Checkpoint("log.example/other", 5, default).ToString());
        Assert.Equal(
            ["checkpoint kept.txt: it is of another log, log.example/other", "checkpoint other.txt: it is not a signed checkpoint"],
            await ledger.FindingsAsync(new HeldCheckpoint("kept.txt", other), new HeldCheckpoint("other.txt", "hello")));
    }

    [Fact]
    public async Task A_log_is_verified_as_it_was_at_one_moment_while_others_write()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await database.Log.AppendAsync(Accounts.Open(ledger.Tenant, Accounts.NewStream()));
        });
        for (var i = 0; i < 5; i++)
        {
            await ledger.SignAsync();
            Assert.Empty(await ledger.FindingsAsync());
        }
        await stop.CancelAsync();
        await writing;
    }

    private const string Rehash =
        """
        update eventstore.events e set hash = h.hash from (
          select position, eventstore.chain_hash(eventstore.no_hash(), tenant_id, stream_id, command_id, command_id, command_id, position, version, recorded_at, effective_at,
            name_version, stream_type, name, actor, command, body::text) over (partition by stream_id order by version) as hash
          from eventstore.events where tenant_id = $1) h
        where e.tenant_id = $1 and e.position = h.position
        """;

    private static async Task<HeldCheckpoint> HeldAsync(Ledger ledger) =>
        new("kept.txt", (await new CheckpointTable(ledger.Places).LatestAsync(ledger.Tenant))!.Note);

    // The last stream as a whole, and everything that the log itself says of it.
    private static async Task CutAsync(Ledger ledger)
    {
        await ledger.TamperAsync("delete from eventstore.streams where tenant_id = $1 and stream_id in (select stream_id from eventstore.events where tenant_id = $1 and position > 295)");
        await ledger.TamperAsync("delete from eventstore.events where tenant_id = $1 and position > 295");
        await ledger.TamperAsync("update eventstore.tenant_heads set position = 295 where tenant_id = $1");
    }

    // {17} is the stream and version of the event that was written at position 17, {17s} its stream.
    private static string Named(string line, TenantId tenant) => System.Text.RegularExpressions.Regex.Replace(line, @"\{(\d+)(s?)\}", match =>
    {
        var position = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var stream = new Guid(Convert.FromHexString(Md5($"{tenant}{(position - 1) / 5}")), bigEndian: true);
        return match.Groups[2].Length > 0 ? $"account/{stream}" : $"account/{stream} version {((position - 1) % 5) + 1}";
    });

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "The statement that fills the log makes ids of it.")]
    private static string Md5(string text) => Convert.ToHexString(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
