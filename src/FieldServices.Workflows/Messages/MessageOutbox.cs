using System.Text;
using System.Text.Json;
using FieldServices.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Workflows.Messages;

/// <summary>
/// Takes messages in the transaction of whatever causes them: they are in the outbox when that is committed, and not otherwise.
/// Safe for concurrent callers.
/// </summary>
/// <param name="time">The time of the world; messages are due at once by it.</param>
public sealed class MessageOutbox(TimeProvider time)
{
    /// <summary>
    /// Adds to a batch the one statement that puts messages into the outbox. Messages whose ids are there already are left as they are.
    /// </summary>
    /// <param name="batch">The batch, which the caller executes in its transaction; one round trip for everything.</param>
    /// <param name="tenant">The owner of all of them.</param>
    /// <param name="messages">The messages; nothing is added when there are none.</param>
    public void AddTo(NpgsqlBatch batch, TenantId tenant, IReadOnlyList<NewMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count > 0)
            batch.BatchCommands.Add(StatementOf(tenant, messages));
    }

    /// <summary>Puts messages into the outbox, within a transaction. Messages whose ids are there already are left as they are.</summary>
    /// <param name="transaction">The transaction, which the caller commits.</param>
    /// <param name="tenant">The owner of all of them.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellationToken">Gives up; the transaction is then of no use.</param>
    public async Task AddAsync(NpgsqlTransaction transaction, TenantId tenant, IReadOnlyList<NewMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        AddTo(batch, tenant, messages);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlBatchCommand StatementOf(TenantId tenant, IReadOnlyList<NewMessage> messages)
    {
        var command = new NpgsqlBatchCommand(MessageSql.Add);
        command.Parameters.Add(new() { Value = tenant.Value });
        Add(command, NpgsqlDbType.Uuid, messages, m => m.Id);
        Add(command, NpgsqlDbType.Text, messages, m => Storable(m.Message.Channel));
        Add(command, NpgsqlDbType.Text, messages, m => Storable(m.Message.Recipient));
        Add(command, NpgsqlDbType.Text, messages, m => Storable(m.Message.Template));
        Add(command, NpgsqlDbType.Json, messages, m => MessageData.Write(m.Message.Data));
        Add(command, NpgsqlDbType.Smallint, messages, m => (short)m.Message.Priority);
        Add(command, NpgsqlDbType.Text, messages, m => m.Cause.Stream.Type);
        Add(command, NpgsqlDbType.Uuid, messages, m => m.Cause.Stream.Id);
        Add(command, NpgsqlDbType.Bigint, messages, m => m.Cause.Version);
        Add(command, NpgsqlDbType.Uuid, messages, m => m.Cause.CorrelationId);
        Add(command, NpgsqlDbType.Uuid, messages, m => m.Cause.CausationId);
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        return command;
    }

    private static void Add<T>(NpgsqlBatchCommand command, NpgsqlDbType type, IReadOnlyList<NewMessage> messages, Func<NewMessage, T> value) =>
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = messages.Select(value).ToArray() });

    // What PostgreSQL's text cannot hold must not stop the step; whoever sends the message refuses it.
    internal static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
