using FieldServices.EventStore;
using FieldServices.EventStore.Clocks;
using FieldServices.EventStore.Following;
using FieldServices.Workflows.Running;
using FieldServices.Workflows.Sending;
using FieldServices.Workflows.Timers;
using Npgsql;

namespace FieldServices.Workflows;

/// <summary>
/// The clock of tenants in test mode. Their timers fire only when it is advanced, in the order in which they are due, each at its own
/// instant and after everything that the one before set in motion; so a year runs in seconds, and the same way every time.
/// </summary>
public sealed class TestClock
{
    private readonly NpgsqlDataSource database;
    private readonly TenantClocks clocks;
    private readonly IReadOnlyList<LogFollower> followers;
    private readonly TimerLoop timers;
    private readonly Sender sender;

    internal TestClock(NpgsqlDataSource database, TenantClocks clocks, IReadOnlyList<LogFollower> followers, TimerLoop timers, Sender sender) =>
        (this.database, this.clocks, this.followers, this.timers, this.sender) = (database, clocks, followers, timers, sender);

    /// <summary>Puts a tenant without events into test mode.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="start">The time at which its clock stands first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It has events already.</exception>
    public async Task StartAsync(TenantId tenant, DateTimeOffset start, CancellationToken cancellationToken = default)
    {
        await clocks.StartTestAsync(tenant, start, cancellationToken);
        await using var command = database.CreateCommand("insert into workflows.test_clocks (tenant_id) values ($1) on conflict do nothing");
        command.Parameters.Add(new() { Value = tenant.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Moves the clock of a tenant forward and returns when everything that was due until then has happened. Repeat it after an error
    /// or a crash: what has happened stays, and the rest follows.
    /// </summary>
    /// <param name="tenant">A tenant in test mode.</param>
    /// <param name="to">The time at which the clock shall stand.</param>
    /// <param name="cancellationToken">Stops between two instants; the clock stands where it has come to.</param>
    /// <returns>How many timers fired; null when the tenant is not in test mode or its clock is past that time.</returns>
    public async Task<int?> AdvanceAsync(TenantId tenant, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await LockAsync(connection, tenant, wait: true, cancellationToken) || await clocks.NowAsync(tenant, cancellationToken) > to)
            return null;
        var fired = 0;
        await SettleAsync(tenant, cancellationToken);
        while (await DueTimers.NextOfTestAsync(database, tenant, cancellationToken) is { } due && due <= to)
        {
            // A timer that was set for the past is due now; the clock does not go back for it.
            await clocks.AdvanceAsync(tenant, due, cancellationToken);
            fired += await timers.FireAsync(tenant, test: true, await clocks.NowAsync(tenant, cancellationToken), cancellationToken);
            await SettleAsync(tenant, cancellationToken);
        }
        await clocks.AdvanceAsync(tenant, to, cancellationToken);
        return fired;
    }

    /// <summary>Sends the commands of tenants in test mode as they come, until cancelled.</summary>
    internal async Task RunAsync(Bell bell, WorkflowOptions options, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                foreach (var tenant in await WithCommandsAsync(cancellationToken))
                    await SendAsync(tenant, cancellationToken);
                await bell.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                options.OnError("test clocks", e);
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SendAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(connection, tenant, wait: false, cancellationToken))
            await sender.SendAllAsync(tenant, cancellationToken);
    }

    // Until nothing is left that happens without time passing.
    private async Task SettleAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        do
        {
            foreach (var follower in followers)
                await follower.CatchUpAsync(tenant, cancellationToken);
        }
        while (await sender.SendAllAsync(tenant, cancellationToken) > 0);
    }

    private async Task<IReadOnlyList<TenantId>> WithCommandsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select t.tenant_id from workflows.test_clocks t
            where exists (select from workflows.commands c where c.tenant_id = t.tenant_id and c.dead_at is null and c.test)
              and not exists (select from eventstore.tenant_heads h where h.tenant_id = t.tenant_id and h.closed_at is not null)
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tenants = new List<TenantId>();
        while (await reader.ReadAsync(cancellationToken))
            tenants.Add(new TenantId(reader.GetGuid(0)));
        return tenants;
    }

    private static async Task<bool> LockAsync(NpgsqlConnection connection, TenantId tenant, bool wait, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select true from workflows.test_clocks where tenant_id = $1 for update {(wait ? "" : "skip locked")}", connection)
        {
            Parameters = { new() { Value = tenant.Value } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
