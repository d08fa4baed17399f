using Npgsql;

namespace FieldServices.EventStore.Reading;

/// <summary>Finds events by the command that they came from, and by what led to that command.</summary>
internal sealed class CauseReader(NpgsqlDataSource database, EventCatalog catalog)
{
    private const string OfCommands =
        $"select {EnvelopeColumns.List} from eventstore.events where tenant_id = $1 and command_id = any($2) order by position limit $3";

    // Without a cause of its own a command began by itself: nothing else can have led to it.
    private const string CausedBy =
        $"select {EnvelopeColumns.List} from eventstore.events where tenant_id = $1 and causation_id = any($2) and causation_id is not null order by position limit $3";

    public Task<IReadOnlyList<Envelope>> OfCommandsAsync(TenantId tenant, IReadOnlyCollection<Guid> commands, int limit, CancellationToken cancellationToken) =>
        ReadAsync(OfCommands, tenant, commands, limit, cancellationToken);

    public Task<IReadOnlyList<Envelope>> CausedByAsync(TenantId tenant, IReadOnlyCollection<Guid> causes, int limit, CancellationToken cancellationToken) =>
        ReadAsync(CausedBy, tenant, causes, limit, cancellationToken);

    private async Task<IReadOnlyList<Envelope>> ReadAsync(string sql, TenantId tenant, IReadOnlyCollection<Guid> ids, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = ids.ToArray() });
        command.Parameters.Add(new() { Value = limit });
        var events = new List<Envelope>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            events.Add(EnvelopeColumns.Read(reader, tenant, catalog));
        return events;
    }
}
