using FieldServices.EventStore;
using Npgsql;

namespace FieldServices.Workflows.Messages;

/// <summary>How rows of the outbox are read.</summary>
internal static class MessageRows
{
    public const string Columns =
        """
        message_id, channel, recipient, template, data::text, priority, workflow, instance_id, version, correlation_id, causation_id,
        state, attempts, created_at, next_attempt_at, settled_at, error, reference, sent_by
        """;

    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    public static StoredMessage Read(NpgsqlDataReader reader)
    {
        var state = Enum.Parse<MessageState>(reader.GetString(11), ignoreCase: true);
        return new StoredMessage(
            reader.GetGuid(0),
            new Message(reader.GetString(1), reader.GetString(2), reader.GetString(3), MessageData.Read(reader.GetString(4)), (MessagePriority)reader.GetInt16(5)),
            new MessageCause(new StreamId(reader.GetString(6), reader.GetGuid(7)), reader.GetInt64(8), reader.GetGuid(9), reader.GetGuid(10)),
            state,
            reader.GetInt32(12),
            reader.GetFieldValue<DateTimeOffset>(13))
        {
            NextAttemptAt = state == MessageState.Waiting ? reader.GetFieldValue<DateTimeOffset>(14) : null,
            SettledAt = reader.IsDBNull(15) ? null : reader.GetFieldValue<DateTimeOffset>(15),
            Error = Text(reader, 16),
            Reference = Text(reader, 17),
            SentBy = Text(reader, 18),
        };
    }

    public static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
