using System.Collections.Concurrent;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Appending;

/// <summary>Writes items of one tenant in one transaction and one round trip.</summary>
internal sealed class LogAppender(NpgsqlDataSource database, bool hashes)
{
    private const int Attempts = 5;

    private readonly ConcurrentDictionary<TenantId, bool> started = new();

    /// <summary>Writes items in a transaction of their own; again when another transaction got in the way.</summary>
    /// <returns>What became of each, in the order of the items.</returns>
    public async Task<IReadOnlyList<AppendResult>> WriteAsync(IReadOnlyList<EncodedAppend> items, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(items, cancellationToken);
            }
            catch (PostgresException e) when (attempt < Attempts && IsRace(e))
            {
                // The server has rolled everything back, and the next attempt sees what won.
            }
        }
    }

    /// <summary>Writes items one after the other in one transaction: all of them, or none when one is refused, which is then the last of the results.</summary>
    public async Task<IReadOnlyList<AppendResult>> WriteTogetherAsync(IReadOnlyList<EncodedAppend> items)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteTogetherOnceAsync(items);
            }
            catch (PostgresException e) when (attempt < Attempts && IsRace(e))
            {
                // The server has rolled everything back, and the next attempt sees what won.
            }
        }
    }

    /// <summary>Writes items in the open transaction of a connection; the tenant's other appends wait until it ends.</summary>
    /// <exception cref="TenantMovedException">The log is closed here.</exception>
    public static async Task<IReadOnlyList<AppendResult>> WriteAsync(
        NpgsqlConnection connection, IReadOnlyList<EncodedAppend> items, bool firstOfTenant, bool hashes, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteAsync(connection, items, firstOfTenant, hashes, cancellationToken);
        }
        catch (PostgresException e) when (e is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: SqlErrors.ClosedLog })
        {
            throw new TenantMovedException(items[0].Append.Tenant);
        }
    }

    private static async Task<IReadOnlyList<AppendResult>> ExecuteAsync(
        NpgsqlConnection connection, IReadOnlyList<EncodedAppend> items, bool firstOfTenant, bool hashes, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        FlushBatch.Fill(batch, items, firstOfTenant, hashes);
        await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (reader.FieldCount == 0)
            await reader.NextResultAsync(cancellationToken);
        var results = new AppendResult[items.Count];
        for (var i = 0; i < results.Length; i++)
        {
            await reader.ReadAsync(cancellationToken);
            results[i] = Result(reader);
        }
        // The commit is in the last answer of the server: without reading to the end, nothing is known to be durable.
        await reader.NextResultAsync(cancellationToken);
        return results;
    }

    private async Task<IReadOnlyList<AppendResult>> WriteOnceAsync(IReadOnlyList<EncodedAppend> items, CancellationToken cancellationToken)
    {
        var tenant = items[0].Append.Tenant;
        var first = !started.ContainsKey(tenant);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (!first && SingleAppend.Fits(items) && await SingleAppend.TryWriteAsync(connection, items[0], hashes, cancellationToken) is { } appended)
            return [new AppendResult(null, appended)];
        var results = await WriteAsync(connection, items, first, hashes, cancellationToken);
        started.TryAdd(tenant, true);
        return results;
    }

    // Invariant: nothing of a refused whole is seen by anybody, because the transaction is rolled back when it is disposed of without a commit.
    // Held by: TogetherContract.When_one_is_refused_nothing_of_the_others_is_written
    private async Task<IReadOnlyList<AppendResult>> WriteTogetherOnceAsync(IReadOnlyList<EncodedAppend> items)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var results = new List<AppendResult>();
        foreach (var item in items)
        {
            results.AddRange(await WriteAsync(connection, [item], results.Count == 0, hashes, CancellationToken.None));
            if (results[^1].Appended is null)
                return results;
        }

        await transaction.CommitAsync();
        return results;
    }

    private static AppendResult Result(NpgsqlDataReader reader)
    {
        if (reader.IsDBNull(0))
            return new AppendResult(null, new Appended(reader.GetInt64(1), reader.GetInt64(2), reader.GetFieldValue<DateTimeOffset>(3)));
        var refusal = reader.GetString(0);
        return refusal == SqlErrors.ClaimTaken
            ? new AppendResult(refusal, null, new(reader.GetString(4), reader.GetString(5), new StreamId(reader.GetString(6), reader.GetGuid(7))))
            : new AppendResult(refusal, null);
    }

    // A unique violation is a rejection of the same command that was recorded at the same time: those do not take the tenant's lock.
    private static bool IsRace(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
