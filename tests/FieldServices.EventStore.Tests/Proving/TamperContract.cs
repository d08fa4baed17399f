using FieldServices.EventStore.Proving;
using FieldServices.EventStore.Proving.Verifying;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Proving;

/// <summary>Each way of changing the past by SQL, and the lines that verifying answers with.</summary>
public sealed class TamperContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    // The streams of five events are named after their number, so the lines are always the same but for their ids.
    [Theory]
    [InlineData("update eventstore.events set body = '{\"amount\":2}' where tenant_id = $1 and position = 17", "changed position 17: {17} does not have the hash that follows from it")]
    [InlineData("update eventstore.events set recorded_at = recorded_at + interval '1 microsecond' where tenant_id = $1 and position = 17", "changed position 17: {17} does not have the hash that follows from it")]
    [InlineData(
        "update eventstore.events set hash = sha256(hash) where tenant_id = $1 and position = 17",
        "changed position 17: {17} does not have the hash that follows from it|changed position 18: {18} does not have the hash that follows from it|"
        + "checkpoint over 300 events: the log's first 300 events are not those that were signed|node 1/0: the node over positions 1-256 is not the one that follows from the log")]
    [InlineData("delete from eventstore.events where tenant_id = $1 and position = 17", "missing position 17: there is no event|unchained position 18: {18} follows version 1")]
    [InlineData(
        "update eventstore.events set position = 1000 where tenant_id = $1 and position = 200; update eventstore.events set position = 200 where tenant_id = $1 and position = 201; "
        + "update eventstore.events set position = 201 where tenant_id = $1 and position = 1000",
        "changed position 200: {201} does not have the hash that follows from it|changed position 201: {200} does not have the hash that follows from it|"
        + "checkpoint over 300 events: the log's first 300 events are not those that were signed|node 1/0: the node over positions 1-256 is not the one that follows from the log|"
        + "time position 201: {200} was recorded before the event in front of it")]
    [InlineData(
        "insert into eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command, command_id, hash) "
        + "select tenant_id, 301, stream_type, stream_id, 6, name, name_version, body, recorded_at, effective_at, actor, command, command_id, hash from eventstore.events where tenant_id = $1 and position = 300",
        "stream {300s}: it has version 6, which its row does not know|surplus position 301: it lies behind the head of the log, 300")]
    [InlineData("delete from eventstore.events where tenant_id = $1 and position > 298", "missing positions 299-300: there are no events|stream {298s}: its row says version 5, which is not in the log")]
    [InlineData("update eventstore.streams set version = 4 where tenant_id = $1 and stream_id = (select stream_id from eventstore.events where tenant_id = $1 and position = 300)", "stream {300s}: it has version 5, which its row does not know")]
    [InlineData("update eventstore.log_checkpoints set note = replace(note, '300', '299') where tenant_id = $1", "checkpoint over 300 events: it has no good signature of a known key")]
    [InlineData("delete from eventstore.log_checkpoints where tenant_id = $1", "checkpoint over 300 events: it was signed and is missing")]
    [InlineData("update eventstore.tree_nodes set hash = sha256(hash) where tenant_id = $1", "node 1/0: the node over positions 1-256 is not the one that follows from the log")]
    [InlineData("delete from eventstore.tree_nodes where tenant_id = $1", "node 1/0: the node over positions 1-256 is missing")]
    public async Task Each_change_of_the_past_is_found_and_located(string damage, string lines)
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        await ledger.SignAsync();
        Assert.Empty(await ledger.FindingsAsync());
        await ledger.TamperAsync(damage);
        var found = await ledger.FindingsAsync();
        Assert.Equal(lines.Split('|').Select(l => Named(l, ledger.Tenant)).Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_everywhere_is_found_by_the_checkpoints_that_were_signed()
    {
        using var ledger = new Ledger(database);
        await ledger.FillAsync(300);
        await ledger.SignAsync();
        await CutAsync(ledger);
        Assert.Equal(["truncated checkpoint over 300 events: 300 events were signed, the log has 295"], await ledger.FindingsAsync());
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
        Assert.Equal(["truncated checkpoint kept.txt: 300 events were signed, the log has 295"], await ledger.FindingsAsync(held));
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
        Assert.Equal(["checkpoint kept.txt: the log's first 300 events are not those that were signed"], await ledger.FindingsAsync(held));
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
