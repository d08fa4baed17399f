using System.Diagnostics;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.Scenarios.Harness;
using Npgsql;

namespace FieldServices.Scenarios.Placing;

/// <summary>A mover that is killed, wherever it is at work.</summary>
public sealed class MoveScenarios(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    private const string Decision = "select pg_advisory_xact_lock(815)";

    // The mover's last statement before its commit waits for whoever has frozen the decision.
    private const string WaitBeforeLeaving =
        """
        create or replace function public.wait_before_leaving() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(815); return new; end';
        create or replace trigger wait_before_leaving before update of moved_to on eventstore.tenant_heads
          for each row when (new.moved_to is not null) execute function public.wait_before_leaving()
        """;

    // Each step is frozen by a lock that it needs and no step before it does.
    [Theory]
    [InlineData("log", "east", "lock table eventstore.events in exclusive mode", "home")]
    [InlineData("rest", "east", "lock table eventstore.streams in exclusive mode", "home")]
    [InlineData("appends-in-hand", "home", "select from eventstore.tenant_heads for update", "home")]
    [InlineData("work", "home", "lock table eventstore.parked in exclusive mode", "home")]
    [InlineData("pause", "home", Decision, "home")]
    [InlineData("finish", "home", "lock table eventstore.placements in exclusive mode", "east")]
    public async Task A_mover_killed_at_any_step_leaves_the_tenant_writable_in_exactly_one_place(string step, string database, string freeze, string where)
    {
        var tenant = await places.TenantAsync($"killed-{step}", "home");
        using var client = await places.One.ClientAsync(tenant, Role.Admin);
        for (var n = 0; n < 5; n++)
            await Samples.ReportedAsync(client);

        await using (var frozen = await FrozenAsync(database, freeze))
        {
            using var mover = Process.Start(places.StartInfo("tenants", "move", tenant.Slug, "--to", "east"))!;
            await BlockedByAsync(database, frozen.Connection.ProcessID);
            mover.Kill();
            await mover.WaitForExitAsync();
        }

        (await client.PostAsync(Samples.Report)).Accepted();
        Assert.Equal([where], await places.OpenLogsAsync(tenant));
        await Eventually.TrueAsync(async () => (await places.RunAsync("tenants", "move", tenant.Slug, "--to", "east")).ExitCode == 0);
        (await client.PostAsync(Samples.Report)).Accepted();
        Assert.Equal(["east"], await places.OpenLogsAsync(tenant));
        Assert.Equal([1L, 2, 3, 4, 5, 6, 7], (await places.LogAsync(tenant)).Select(e => e.Position));
    }

    [Fact]
    public async Task A_command_that_waits_while_the_tenant_moves_is_done_afterwards()
    {
        var tenant = await places.TenantAsync("patient", "home");
        using var client = await places.One.ClientAsync(tenant, Role.Admin);
        var id = await Samples.ReportedAsync(client);
        Task<Answer> waiting;
        Task<CommandLine.CommandLineRun> move;
        await using (var frozen = await FrozenAsync("home", Decision))
        {
            move = places.RunAsync("tenants", "move", tenant.Slug, "--to", "east", "--longest-pause", "20");
            var mover = await BlockedByAsync("home", frozen.Connection.ProcessID);
            waiting = client.PostAsync(Samples.Report);
            await BlockedByAsync("home", mover);
            Assert.Equal(1, (long)(await client.GetAsync($"/v1/emergencies/{id}")).Json["version"]!);
        }
        (await move).Succeeded();
        Assert.Equal(2, (long)(await waiting).Accepted().Json["position"]!);
        Assert.Equal(["east"], await places.OpenLogsAsync(tenant));
    }

    private async Task<Frozen> FrozenAsync(string database, string sql)
    {
        await using (var prepare = places.Database("home").CreateCommand(WaitBeforeLeaving))
            await prepare.ExecuteNonQueryAsync();
        var connection = await places.Database(database).OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
        return new Frozen(connection, transaction);
    }

    // Returns the session that waits for this one.
    private async Task<int> BlockedByAsync(string database, int session)
    {
        object? waiter = null;
        await Eventually.TrueAsync(async () =>
        {
            await using var command = places.Database(database).CreateCommand(
                "select pid from pg_stat_activity where datname = current_database() and $1 = any(pg_blocking_pids(pid)) limit 1");
            command.Parameters.Add(new() { Value = session });
            return (waiter = await command.ExecuteScalarAsync()) is not null;
        });
        return (int)waiter!;
    }

    private sealed record Frozen(NpgsqlConnection Connection, NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }
}
