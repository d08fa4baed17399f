using FieldServices.EventStore;
using FieldServices.Workflows.Stepping;
using Npgsql;

namespace FieldServices.Workflows.Controlling;

/// <summary>What workflows are doing, for people. Reads only; safe for concurrent callers.</summary>
/// <param name="database">The database of the workflows.</param>
/// <param name="catalog">What this program can run.</param>
public sealed class WorkflowReport(NpgsqlDataSource database, WorkflowCatalog catalog)
{
    /// <summary>How many instances of a tenant stand where, by workflow and version.</summary>
    public Task<IReadOnlyList<WorkflowStanding>> StandingsAsync(TenantId tenant, CancellationToken cancellationToken = default) => ControlRows.ReadAsync(
        database,
        "select workflow, definition, status, count(*) from workflows.instances where tenant_id = $1 group by 1, 2, 3 order by 1, 2, 3",
        r => new WorkflowStanding(
            r.GetString(0), r.GetInt32(1), InstanceTable.Status(r.GetString(2)), r.GetInt64(3), catalog.For(r.GetString(0), r.GetInt32(1)) is not null),
        cancellationToken, tenant.Value);

    /// <summary>The instances of one workflow, by id.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="status">Only those that stand there; null for all.</param>
    /// <param name="after">Continues after this id; <see cref="Guid.Empty"/> begins.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<InstanceSummary>> InstancesAsync(
        TenantId tenant, string workflow, InstanceStatus? status, Guid after, int most, CancellationToken cancellationToken = default) => ControlRows.ReadAsync(
        database,
        $"""
        select {ControlRows.Summary} from workflows.instances
        where tenant_id = $1 and workflow = $2 and instance_id > $3 {(status is null ? "" : "and status = $5")} order by instance_id limit $4
        """,
        ControlRows.ReadSummary, cancellationToken,
        status is { } s ? [tenant.Value, workflow, after, most, InstanceTable.Word(s)] : [tenant.Value, workflow, after, most]);

    /// <summary>One instance; null when the tenant has none with this id.</summary>
    public async Task<InstanceDetails?> FindAsync(TenantId tenant, InstanceId id, CancellationToken cancellationToken = default)
    {
        const string Of = "tenant_id = $1 and workflow = $2 and instance_id = $3";
        object?[] key = [tenant.Value, id.Workflow, id.Id];
        var found = await ControlRows.ReadAsync(
            database, $"select {ControlRows.Summary}, state from workflows.instances where {Of}", r => (ControlRows.ReadSummary(r), r.GetString(7)), cancellationToken, key);
        if (found is not [var (summary, state)])
            return null;
        return new InstanceDetails(
            summary,
            state,
            await ControlRows.ReadAsync(database, $"select key, due, cron, zone from workflows.timers where {Of} order by due, place", ControlRows.ReadTimer, cancellationToken, key),
            await ControlRows.ReadAsync(database, $"select {ControlRows.Command} from workflows.commands where {Of} order by place", ControlRows.ReadCommand, cancellationToken, key),
            await ControlRows.ReadAsync(database, $"select {ControlRows.Waiting} from workflows.waiting where {Of} order by place", ControlRows.ReadWaiting, cancellationToken, key));
    }

    /// <summary>Commands of a tenant that could not be delivered, oldest first.</summary>
    public Task<IReadOnlyList<PendingCommand>> DeadCommandsAsync(TenantId tenant, int most, CancellationToken cancellationToken = default) => ControlRows.ReadAsync(
        database,
        $"select {ControlRows.Command} from workflows.commands where tenant_id = $1 and dead_at is not null order by dead_at, command_id limit $2",
        ControlRows.ReadCommand, cancellationToken, tenant.Value, most);

    /// <summary>Inputs of a tenant that their instances could not take, oldest first.</summary>
    public Task<IReadOnlyList<WaitingInput>> DeadInputsAsync(TenantId tenant, int most, CancellationToken cancellationToken = default) => ControlRows.ReadAsync(
        database,
        $"select {ControlRows.Waiting} from workflows.waiting where tenant_id = $1 and error is not null order by since, input_id limit $2",
        ControlRows.ReadWaiting, cancellationToken, tenant.Value, most);

    /// <summary>A command that has no answer yet, dead or not; null when the tenant has none with this id.</summary>
    public async Task<PendingCommand?> FindCommandAsync(TenantId tenant, Guid command, CancellationToken cancellationToken = default) =>
        (await ControlRows.ReadAsync(
            database, $"select {ControlRows.Command} from workflows.commands where tenant_id = $1 and command_id = $2", ControlRows.ReadCommand, cancellationToken,
            tenant.Value, command)).SingleOrDefault();

    /// <summary>An input that its instance could not take; null when the tenant has none with this id.</summary>
    public async Task<WaitingInput?> FindDeadInputAsync(TenantId tenant, Guid input, CancellationToken cancellationToken = default) =>
        (await ControlRows.ReadAsync(
            database, $"select {ControlRows.Waiting} from workflows.waiting where tenant_id = $1 and input_id = $2 and error is not null", ControlRows.ReadWaiting,
            cancellationToken, tenant.Value, input)).SingleOrDefault();
}
