using System.Buffers;
using System.Buffers.Binary;
using Npgsql;

namespace FieldServices.EventStore.Proving.Verifying;

/// <summary>
/// Reads the events of a tenant as the server copies them out: a row is the bytes that an event's hash is over, but for the lengths of what has a
/// fixed width, so nothing has to be decoded.
/// </summary>
internal sealed class EventCopy : IAsyncDisposable
{
    // COPY takes no parameters, so the tenant is a setting of this transaction. Rows come in the order of the index; sorting all of a log, or
    // compiling the statement first, would only take time.
    private const string Settings =
        """
        select set_config('eventstore.copied_tenant', $1, true), set_config('jit', 'off', true), set_config('enable_sort', 'off', true),
          set_config('max_parallel_workers_per_gather', '0', true)
        """;

    private const string Copy =
        """
        copy (
          select stream_id, command_id, coalesce(correlation_id, command_id), coalesce(causation_id, command_id), position, version, recorded_at, effective_at,
            name_version, stream_type, name, actor, command, body, hash
          from eventstore.events where tenant_id = current_setting('eventstore.copied_tenant')::uuid order by position
        ) to stdout (format binary)
        """;

    private const int HeaderSize = 19;
    private const int Columns = 15;
    private const int FixedColumns = 9;
    private const int PositionColumn = 4;
    private const int BodyColumn = 13;

    private readonly TenantId tenant;
    private readonly Stream stream;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    private int start;
    private int end;
    private int size;
    private long position;
    private bool isOver;

    private EventCopy(TenantId tenant, Stream stream) => (this.tenant, this.stream) = (tenant, stream);

    /// <summary>Begins to copy, in the open transaction of a connection.</summary>
    public static async Task<EventCopy> BeginAsync(NpgsqlConnection connection, TenantId tenant, CancellationToken cancellationToken)
    {
        await using (var settings = new NpgsqlCommand(Settings, connection) { Parameters = { new() { Value = tenant.ToString() } } })
            await settings.ExecuteNonQueryAsync(cancellationToken);
        var copy = new EventCopy(tenant, await connection.BeginRawBinaryCopyAsync(Copy, cancellationToken));
        while (copy.end < HeaderSize)
            await copy.FillAsync(cancellationToken);
        copy.start = HeaderSize + BinaryPrimitives.ReadInt32BigEndian(copy.buffer.AsSpan(HeaderSize - 4));
        return copy;
    }

    /// <summary>Reads on until a whole event is there; <see cref="Take"/> takes it.</summary>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = buffer.AsSpan(start, end - start);
            if (known.Length >= 2 && BinaryPrimitives.ReadInt16BigEndian(known) < 0)
                return false;
            if (TryMeasure(known, out size, out position))
                return true;
            await FillAsync(cancellationToken);
        }
    }

    /// <summary>The position of the event that was read.</summary>
    public long Position => position;

    /// <summary>How many bytes the event needs at most.</summary>
    public int Size => size + HashedBytes.PreviousAt + Digest.Size + 16;

    /// <summary>Writes the event as it is hashed, but for the hash that it follows.</summary>
    /// <param name="destination">Where to; as large as <see cref="Size"/>.</param>
    /// <returns>How many bytes there are, and the stored hash.</returns>
    public (int Length, Digest Hash) Take(Span<byte> destination)
    {
        var row = buffer.AsSpan(start + 2, size - 2);
        start += size;
        var at = EventDigest.Begin(tenant, destination);
        for (var column = 0; column <= BodyColumn; column++)
        {
            var length = Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(row));
            // A text is hashed behind its length, as it lies here.
            var from = column is >= FixedColumns and < BodyColumn ? 0 : sizeof(int);
            row[from..(sizeof(int) + length)].CopyTo(destination[at..]);
            at += sizeof(int) + length - from;
            row = row[(sizeof(int) + length)..];
        }
        return (at, Digest.Read(row[sizeof(int)..]));
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private static bool TryMeasure(ReadOnlySpan<byte> known, out int size, out long position)
    {
        (size, position) = (2, 0);
        for (var column = 0; column < Columns; column++)
        {
            if (known.Length < size + sizeof(int))
                return false;
            var length = BinaryPrimitives.ReadInt32BigEndian(known[size..]);
            size += sizeof(int) + Math.Max(0, length);
            if (column == PositionColumn && known.Length >= size)
                position = BinaryPrimitives.ReadInt64BigEndian(known[(size - sizeof(long))..]);
        }
        return known.Length >= size;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        // The last bytes say that there is no more, so whoever needs others has lost some.
        if (isOver)
            throw new EndOfStreamException("The copy of the log ended in the middle of an event.");
        for (var before = end; !isOver && (end == before || end < buffer.Length / 2);)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            (end, isOver) = (end + read, read == 0);
        }
    }
}
