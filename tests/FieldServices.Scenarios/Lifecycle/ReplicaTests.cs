using System.Text.Json.Nodes;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Emergencies;
using FieldServices.EventStore.Placing;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.Scenarios.Lifecycle;

/// <summary>Queries are answered by a streaming replica as long as that is good enough, and nobody notices when it is not.</summary>
public sealed class ReplicaTests(ReplicatedServer replicated) : IClassFixture<ReplicatedServer>
{
    private Client Client => replicated.Client;

    [Fact]
    public async Task A_replica_that_stands_still_shows_the_past_except_to_those_who_have_just_written()
    {
        var seen = (await Client.PostAsync(Samples.Report)).Accepted();
        await Eventually.TrueAsync(async () => await FoundAsync(seen, null));
        await replicated.OnReplicaAsync("select pg_wal_replay_pause()");
        try
        {
            var written = (await Client.PostAsync(Samples.Report)).Accepted();
            Assert.True(await FoundAsync(written, written.Position));
            Assert.False(await FoundAsync(written, null));
            Assert.True(await FoundAsync(seen, seen.Position));
            Assert.Equal(written.Version, (await Client.GetAsync($"/v1/emergencies/{written.Id}", ("FS-Position", $"{written.Position}"))).Version);
            Assert.Equal(written.Version, (await Client.GetAsync($"/v1/emergencies/{written.Id}")).Version);
        }
        finally
        {
            await replicated.OnReplicaAsync("select pg_wal_replay_resume()");
        }
    }

    // The status as of a position, and how many reads of it the replica has answered.
    private async Task<(string? Status, long OnReplica)> AsOfAsync(Guid id, long position)
    {
        var before = replicated.Replica.Reads;
        var answer = await Client.QueryAsync($$"""{ emergency(id: "{{id}}", asOf: { position: {{position}} }) { status } }""");
        return ((string?)answer["data"]!["emergency"]!["status"], replicated.Replica.Reads - before);
    }

    [Fact]
    public async Task What_the_replica_has_replayed_is_read_there_over_GraphQL_and_HTTP()
    {
        var written = (await Client.PostAsync(Samples.Report)).Accepted();
        await Eventually.TrueAsync(async () => await replicated.Replica.HasAsync(replicated.Server.Platform.Tables.Single(t => t.View.Name == "emergencies").View, replicated.Tenant.Id, written.Position));
        var before = replicated.Replica.Reads;
        Assert.True(await FoundAsync(written, written.Position));
        Assert.Equal(before + 1, replicated.Replica.Reads);
        Assert.Equal(written.Version, (await Client.GetAsync($"/v1/emergencies/{written.Id}", ("FS-Position", $"{written.Position}"))).Version);
        Assert.Equal(before + 2, replicated.Replica.Reads);
    }

    [Fact]
    public async Task The_past_is_read_from_the_replica_as_far_as_it_has_come_and_otherwise_from_the_primary()
    {
        var reported = (await Client.PostAsync(Samples.Report)).Accepted();
        var view = replicated.Server.Platform.Tables.Single(t => t.View.Name == "emergencies").View;
        await Eventually.TrueAsync(async () => await replicated.Replica.HasAsync(view, replicated.Tenant.Id, reported.Position));
        await replicated.OnReplicaAsync("select pg_wal_replay_pause()");
        try
        {
            var acknowledged = (await Client.PostAsync(new AcknowledgeEmergency(), reported.Id)).Accepted();
            Assert.Equal(("REPORTED", 1), await AsOfAsync(reported.Id, reported.Position));
            Assert.Equal(("ACKNOWLEDGED", 0), await AsOfAsync(reported.Id, acknowledged.Position));
            await replicated.OnReplicaAsync("select pg_wal_replay_resume()");
            await Eventually.TrueAsync(async () => await replicated.Replica.HasAsync(view, replicated.Tenant.Id, acknowledged.Position));
            Assert.Equal(("ACKNOWLEDGED", 1), await AsOfAsync(reported.Id, acknowledged.Position));
        }
        finally
        {
            await replicated.OnReplicaAsync("select pg_wal_replay_resume()");
        }
    }

    [Fact]
    public async Task A_replica_that_is_lost_makes_no_error_and_is_used_again_when_it_is_back()
    {
        var written = (await Client.PostAsync(Samples.Report)).Accepted();
        await replicated.ReplicaCluster.CrashAsync();
        for (var i = 0; i < 10; i++)
        {
            Assert.True(await FoundAsync(written, written.Position));
            Assert.Equal(written.Version, (await Client.GetAsync($"/v1/emergencies/{written.Id}", ("FS-Position", $"{written.Position}"))).Version);
        }
        await Eventually.TrueAsync(async () => await StateAsync() == "unreachable");
        await replicated.ReplicaCluster.StartAgainAsync();
        await replicated.FollowsAsync();
        Assert.Equal("following", await StateAsync());
        await Eventually.TrueAsync(async () => await FoundAsync(written, null));
    }

    [Fact]
    public async Task A_replica_that_is_too_late_is_passed_over_until_it_has_caught_up()
    {
        var time = TimeProvider.System;
        await using var impatient = new ReadReplica(ConnectionStrings.Open(replicated.ReplicaCluster.ConnectionString), new() { LongestLag = TimeSpan.FromSeconds(1), LookEvery = TimeSpan.FromMilliseconds(50) }, time);
        using var stop = new CancellationTokenSource();
        var watching = impatient.WatchAsync(replicated.Server.Platform.Database, stop.Token);
        await Eventually.TrueAsync(() => impatient.Standing.State == ReplicaState.Following);
        await replicated.OnReplicaAsync("select pg_wal_replay_pause()");
        try
        {
            await Samples.ReportedAsync(Client);
            await Eventually.TrueAsync(() => impatient.Standing is { State: ReplicaState.Lagging, Lag.TotalSeconds: > 1 });
        }
        finally
        {
            await replicated.OnReplicaAsync("select pg_wal_replay_resume()");
        }
        await Eventually.TrueAsync(() => impatient.IsUsable);
        await stop.CancelAsync();
        await watching;
    }

    [Fact]
    public async Task A_database_that_follows_nobody_is_no_replica()
    {
        var primary = replicated.Server.Platform.Database;
        await using var foreign = new ReadReplica(ConnectionStrings.Open(replicated.Address), new(), TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var watching = foreign.WatchAsync(primary, stop.Token);
        await Eventually.TrueAsync(() => foreign.Standing.State == ReplicaState.Foreign);
        Assert.False(foreign.IsUsable);
        await stop.CancelAsync();
        await watching;
    }

    [Fact]
    public void Replicas_are_named_like_their_databases()
    {
        var settings = ReplicaSettings.In(
            new Dictionary<string, string> { ["FIELDSERVICES_REPLICA"] = "a", ["FIELDSERVICES_REPLICA_EAST"] = "b", ["FIELDSERVICES_REPLICAS_LONGEST_LAG"] = "2.5" }, ["east"]);
        Assert.Equal([("east", "b"), ("home", "a")], settings.Addresses.OrderBy(a => a.Key).Select(a => (a.Key, a.Value)));
        Assert.Equal(TimeSpan.FromSeconds(2.5), settings.Options.LongestLag);
        Assert.Contains("no such database", Assert.Throws<UserErrorException>(() => ReplicaSettings.In(new Dictionary<string, string> { ["FIELDSERVICES_REPLICA_WEST"] = "b" }, ["east"])).Message, StringComparison.Ordinal);
        Assert.Contains("LONGEST_LAG", Assert.Throws<UserErrorException>(() => ReplicaSettings.In(new Dictionary<string, string> { ["FIELDSERVICES_REPLICAS_LONGEST_LAG"] = "soon" }, [])).Message, StringComparison.Ordinal);
    }

    private async Task<bool> FoundAsync(Answer written, long? position)
    {
        var after = position is null ? "" : $", after: {position}";
        var answer = await Client.QueryAsync($"{{ emergency(id: \"{written.Id}\"{after}) {{ reference }} }}");
        Assert.Null(answer["errors"]);
        Assert.Null(answer["extensions"]?["stale"]);
        return answer["data"]!["emergency"] is not null;
    }

    private async Task<string> StateAsync() => (string)(await Client.GetAsync("/health")).Json["replicas"]![0]!["state"]!;
}
