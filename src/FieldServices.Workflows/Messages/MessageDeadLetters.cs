using FieldServices.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Workflows.Messages;

/// <summary>
/// What became of messages, and decisions about those that could not be sent. Each decision is kept, with what it changed. Whoever
/// decides calls <see cref="MessageSender.Signal"/> if the message should leave at once. Safe for concurrent callers: of two
/// decisions about one dead letter, one is told false.
/// </summary>
/// <param name="database">Where the outbox is.</param>
/// <param name="time">The time of the world.</param>
public sealed class MessageDeadLetters(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The dead letters of a tenant, oldest first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="after">Continues after this one, the last of the page before; null begins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<StoredMessage>> ListAsync(TenantId tenant, int most, StoredMessage? after = null, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            $"""
            select {MessageRows.Columns} from workflows.messages
            where tenant_id = $1 and state = 'dead' and (settled_at, message_id) > ($2, $3) order by settled_at, message_id limit $4
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = after?.SettledAt?.UtcDateTime ?? DateTime.UnixEpoch });
        command.Parameters.Add(new() { Value = after?.Id ?? Guid.Empty });
        command.Parameters.Add(new() { Value = most });
        return await MessageRows.ReadAllAsync(command, MessageRows.Read, cancellationToken);
    }

    /// <summary>A message in whatever state; null when the tenant has none with this id.</summary>
    public async Task<StoredMessage?> FindAsync(TenantId tenant, Guid id, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand($"select {MessageRows.Columns} from workflows.messages where tenant_id = $1 and message_id = $2");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = id });
        return (await MessageRows.ReadAllAsync(command, MessageRows.Read, cancellationToken)).SingleOrDefault();
    }

    /// <summary>The messages that an instance of a workflow wanted, in whatever state, in the order of its steps.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="stream">The instance.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<StoredMessage>> OfInstanceAsync(TenantId tenant, StreamId stream, int most, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            $"""
            select {MessageRows.Columns} from workflows.messages
            where tenant_id = $1 and workflow = $2 and instance_id = $3 order by version, message_id limit $4
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = stream.Type });
        command.Parameters.Add(new() { Value = stream.Id });
        command.Parameters.Add(new() { Value = most });
        return await MessageRows.ReadAllAsync(command, MessageRows.Read, cancellationToken);
    }

    /// <summary>What was decided about a message, oldest first.</summary>
    public async Task<IReadOnlyList<MessageDecision>> DecisionsAsync(TenantId tenant, Guid id, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            """
            select d.decided_at, d.actor, d.decision, d.reason, d.error, d.channel, d.recipient, m.template, d.data::text, m.priority
            from workflows.message_decisions d join workflows.messages m using (tenant_id, message_id)
            where d.tenant_id = $1 and d.message_id = $2 order by d.place
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = id });
        return await MessageRows.ReadAllAsync(command, ReadDecision, cancellationToken);
    }

    /// <summary>Puts a dead letter back as it is, with all its attempts before it.</summary>
    /// <returns>False when the tenant has no dead letter with this id.</returns>
    public Task<bool> RetryAsync(TenantId tenant, Guid id, Actor actor, CancellationToken cancellationToken = default) =>
        DecideAsync(tenant, id, actor, "retry", null, null, null, null, cancellationToken);

    /// <summary>Puts a dead letter back with another channel, recipient or data; what is null stays. The letter as it was is kept.</summary>
    /// <returns>False when the tenant has no dead letter with this id.</returns>
    /// <exception cref="ArgumentException">Nothing is changed.</exception>
    public Task<bool> EditAsync(
        TenantId tenant,
        Guid id,
        Actor actor,
        string? channel = null,
        string? recipient = null,
        IReadOnlyDictionary<string, string>? data = null,
        CancellationToken cancellationToken = default) => channel is null && recipient is null && data is null
            ? throw new ArgumentException("Give another channel, recipient or data; to send it as it is, retry it.", nameof(channel))
            : DecideAsync(tenant, id, actor, "edit", null, channel, recipient, data, cancellationToken);

    /// <summary>Lets a dead letter be; it stays readable with the reason.</summary>
    /// <returns>False when the tenant has no dead letter with this id.</returns>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public Task<bool> DiscardAsync(TenantId tenant, Guid id, Actor actor, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return DecideAsync(tenant, id, actor, "discard", reason, null, null, null, cancellationToken);
    }

    private async Task<bool> DecideAsync(
        TenantId tenant, Guid id, Actor actor, string decision, string? reason,
        string? channel, string? recipient, IReadOnlyDictionary<string, string>? data, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(MessageSql.Decide);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = actor.ToString() });
        command.Parameters.Add(new() { Value = decision });
        foreach (var text in new[] { reason, channel, recipient })
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text, Value = text is null ? DBNull.Value : MessageOutbox.Storable(text) });
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Json, Value = data is null ? DBNull.Value : MessageData.Write(data) });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static MessageDecision ReadDecision(NpgsqlDataReader reader) => new(
        reader.GetFieldValue<DateTimeOffset>(0),
        reader.GetString(1),
        reader.GetString(2),
        MessageRows.Text(reader, 3),
        MessageRows.Text(reader, 4),
        reader.IsDBNull(5)
            ? null
            : new Message(reader.GetString(5), reader.GetString(6), reader.GetString(7), MessageData.Read(reader.GetString(8)), (MessagePriority)reader.GetInt16(9)));
}
