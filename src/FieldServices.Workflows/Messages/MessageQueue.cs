using FieldServices.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.Workflows.Messages;

/// <summary>The outbox from the side of whoever sends: what is due, claiming it, and noting how it went.</summary>
internal sealed class MessageQueue(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>The channels that have a message to be sent now.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(MessageSql.Due);
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var channels = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            channels.Add(reader.GetString(0));
        return channels;
    }

    /// <summary>Claims up to so many messages of a channel, as its rate allows: urgent ones first, tenants in turn.</summary>
    public async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(string channel, MessageRate rate, int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var (now, claim) = (time.GetUtcNow(), Guid.NewGuid());
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(MessageSql.Refill)
        {
            Parameters = { Text(channel), At(now), new() { Value = (double)rate.Burst }, new() { Value = rate.PerSecond } },
        });
        batch.BatchCommands.Add(new(MessageSql.Claim)
        {
            Parameters = { Text(channel), At(now), new() { Value = most }, new() { Value = claim }, At(now + lease) },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var claimed = new List<ClaimedMessage>();
        while (await reader.ReadAsync(cancellationToken))
            claimed.Add(new ClaimedMessage(Read(reader), claim, now + lease));
        return claimed;
    }

    /// <summary>Gives back what was taken from a channel's rate for messages that went another way.</summary>
    public async Task GiveBackAsync(string channel, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update workflows.message_channels set tokens = tokens + $2 where channel = $1");
        command.Parameters.Add(Text(channel));
        command.Parameters.Add(new() { Value = count });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Notes how an attempt went, unless the claim has ended and somebody else has the message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="state">What it is now.</param>
    /// <param name="next">When it is tried again; of no meaning unless it waits.</param>
    /// <param name="error">The kind of failure.</param>
    /// <param name="reference">The receiver's name for it.</param>
    /// <param name="sentBy">The channel by which it went.</param>
    public async Task SettleAsync(ClaimedMessage message, string state, DateTimeOffset next, string? error, string? reference, string? sentBy)
    {
        await using var command = database.CreateCommand(MessageSql.Settle);
        command.Parameters.Add(new() { Value = message.Outgoing.Tenant.Value });
        command.Parameters.Add(new() { Value = message.Outgoing.Id });
        command.Parameters.Add(new() { Value = message.Claim });
        command.Parameters.Add(Text(state));
        command.Parameters.Add(At(next));
        command.Parameters.Add(Text(error));
        command.Parameters.Add(Text(reference));
        command.Parameters.Add(Text(sentBy));
        command.Parameters.Add(At(time.GetUtcNow()));
        await command.ExecuteNonQueryAsync();
    }

    private static OutgoingMessage Read(NpgsqlDataReader reader) => new(
        new TenantId(reader.GetGuid(0)),
        reader.GetGuid(1),
        new Message(reader.GetString(2), reader.GetString(3), reader.GetString(4), MessageData.Read(reader.GetString(5)), (MessagePriority)reader.GetInt16(6)),
        new MessageCause(new StreamId(reader.GetString(9), reader.GetGuid(10)), reader.GetInt64(11), reader.GetGuid(12), reader.GetGuid(13)),
        reader.GetFieldValue<DateTimeOffset>(8),
        reader.GetInt32(7));

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter At(DateTimeOffset instant) => new() { Value = instant.UtcDateTime };
}
