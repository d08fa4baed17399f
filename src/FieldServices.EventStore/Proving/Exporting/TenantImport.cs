using System.Data;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Proving.Verifying;
using Npgsql;
using NpgsqlTypes;

namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>
/// Writes an export into a database, in the open transaction of a connection: every line is checked on its way in, and the caller commits only
/// when nothing was wrong. So what becomes visible was verified, and a process that dies has imported nothing.
/// </summary>
/// <param name="connection">A connection to the database, in a transaction.</param>
/// <param name="options">Keys, and checkpoints from outside.</param>
/// <param name="tables">The tables beside the log whose rows are taken; rows of others are passed over.</param>
/// <param name="report">Told everything that is wrong.</param>
/// <param name="arriving">
/// True to leave the log closed, in another database than the home: it grows when <see cref="NewTenant.ArriveAsync"/> has told the home of it.
/// </param>
public sealed class TenantImport(
    NpgsqlConnection connection, VerifyOptions options, IReadOnlyCollection<string> tables, Action<Finding> report, bool arriving = false)
{
    private const int Batch = 1_000;

    private const string Copy =
        """
        copy eventstore.events (tenant_id, position, stream_type, stream_id, version, name, name_version, body, recorded_at, effective_at, actor, command,
          command_id, correlation_id, causation_id, hash) from stdin (format binary)
        """;

    private const string CopyStreams = "copy eventstore.streams (tenant_id, stream_type, stream_id, version) from stdin (format binary)";

    private const string Head =
        """
        insert into eventstore.tenant_heads as h (tenant_id, position, recorded_at, test_now, closed_at, moves)
        select $1, $2, coalesce((select recorded_at from eventstore.events where tenant_id = $1 and position = $2), clock_timestamp()),
          '2000-01-01T00:00Z'::timestamptz + $3 * interval '1 microsecond', case when $4 then $2 end, case when $4 then 1 else 0 end
        on conflict (tenant_id) do update set (position, recorded_at, test_now, closed_at, moves) =
          (excluded.position, excluded.recorded_at, excluded.test_now, excluded.closed_at, excluded.moves)
        where h.closed_at is not null and h.moved_to is null
        """;

    private const string Nodes =
        """
        insert into eventstore.tree_nodes (tenant_id, level, number, hash)
        select $1, n.level, n.number, n.hash from unnest($2::smallint[], $3::bigint[], $4::bytea[]) as n (level, number, hash)
        """;

    private const string Checkpoints =
        """
        insert into eventstore.log_checkpoints (tenant_id, size, signed_at, note)
        select $1, c.size, c.signed_at, c.note from unnest($2::bigint[], $3::timestamptz[], $4::text[]) as c (size, signed_at, note)
        """;

    private readonly List<(Subtree Node, Digest Hash)> nodes = [];
    private readonly List<SignedCheckpoint> checkpoints = [];
    private ExportCheck? check;

    /// <summary>Reads a file and writes it.</summary>
    /// <param name="file">The export.</param>
    /// <param name="header">Told the header before anything is written; it may refuse.</param>
    /// <param name="progress">Told how many events were taken, and of how many.</param>
    /// <param name="cancellationToken">Stops it; the transaction is then to be rolled back.</param>
    /// <returns>What was checked; with findings, the transaction is to be rolled back.</returns>
    /// <exception cref="ExportFormatException">It is not an export.</exception>
    public async Task<Verified> RunAsync(
        Stream file, Func<ExportHeader, Task> header, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        await using var lines = ExportReader.ReadAsync(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await lines.MoveNextAsync();
        for (; more && lines.Current.Value is ExportLine.Header or ExportLine.Checkpoint; more = await lines.MoveNextAsync())
        {
            if (lines.Current.Value is ExportLine.Header { Value: var about })
            {
                await header(about);
                check = new ExportCheck(about, options, report, (node, hash) => nodes.Add((node, hash)));
            }
            else if (lines.Current.Value is ExportLine.Checkpoint { Value: var checkpoint })
                checkpoints.Add(checkpoint);
            check!.Add(lines.Current.Line, lines.Current.Value);
        }
        more = await EventsAsync(lines, progress, cancellationToken);
        for (var batch = new List<ExportLine.Row>(); more; more = await lines.MoveNextAsync())
        {
            check!.Add(lines.Current.Line, lines.Current.Value);
            await RowAsync(batch, lines.Current.Value, cancellationToken);
        }
        var verified = check!.End();
        if (verified.Findings == 0)
            await TreeAsync(cancellationToken);
        return verified;
    }

    private async Task<bool> EventsAsync(
        IAsyncEnumerator<(long Line, ExportLine Value)> lines, IProgress<(long Done, long Total)>? progress, CancellationToken cancellationToken)
    {
        var more = true;
        await using (var copy = await connection.BeginBinaryImportAsync(Copy, cancellationToken))
        {
            for (; more && lines.Current.Value is ExportLine.Entry { Value: var e }; more = await lines.MoveNextAsync())
            {
                check!.Add(lines.Current.Line, lines.Current.Value);
                // After a finding nothing is kept; the rest is only read to be judged.
                if (check.Findings == 0)
                    await WriteAsync(copy, e, cancellationToken);
                if (e.Position % 10_000 == 0)
                    progress?.Report((e.Position, check.Header.Events));
            }
            await copy.CompleteAsync(cancellationToken);
        }
        return more;
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, StoredEntry e, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(e.Tenant.Value, cancellationToken);
        await copy.WriteAsync(e.Position, cancellationToken);
        await copy.WriteAsync(e.Stream.Type, cancellationToken);
        await copy.WriteAsync(e.Stream.Id, cancellationToken);
        await copy.WriteAsync(e.Version, cancellationToken);
        await copy.WriteAsync(e.Name, cancellationToken);
        await copy.WriteAsync(e.NameVersion, cancellationToken);
        await copy.WriteAsync(e.Body.ToArray(), NpgsqlDbType.Json, cancellationToken);
        await copy.WriteAsync(e.RecordedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        await copy.WriteAsync(e.EffectiveAt, NpgsqlDbType.TimestampTz, cancellationToken);
        await copy.WriteAsync(e.Actor, cancellationToken);
        await copy.WriteAsync(e.Command, cancellationToken);
        await copy.WriteAsync(e.CommandId, cancellationToken);
        foreach (var cause in new[] { e.CorrelationId, e.CausationId })
        {
            if (cause == e.CommandId)
                await copy.WriteNullAsync(cancellationToken);
            else
                await copy.WriteAsync(cause, cancellationToken);
        }
        await copy.WriteAsync(e.Hash.ToArray(), cancellationToken);
    }

    // Rows of one table follow each other; the end, or another table, ends a batch.
    private async Task RowAsync(List<ExportLine.Row> batch, ExportLine line, CancellationToken cancellationToken)
    {
        var row = line as ExportLine.Row;
        if (batch.Count > 0 && (row is null || row.Table != batch[0].Table || batch.Count == Batch))
        {
            var table = batch[0].Table;
            await ExecuteAsync(
                $"insert into {table} overriding system value select r.* from unnest($1::json[]) as j (row), json_populate_record(null::{table}, j.row) r where r.tenant_id = $2",
                cancellationToken, (batch.ConvertAll(r => r.Json).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Json), check!.Header.Tenant.Value);
            batch.Clear();
        }
        if (row is not null && tables.Contains(row.Table))
            batch.Add(row);
    }

    private async Task TreeAsync(CancellationToken cancellationToken)
    {
        var (tenant, signed) = (check!.Header.Tenant.Value, checkpoints.Count == 0 ? 0 : checkpoints[^1].Size);
        await using (var copy = await connection.BeginBinaryImportAsync(CopyStreams, cancellationToken))
        {
            foreach (var (stream, version) in check.Ends.All)
                await copy.WriteRowAsync(cancellationToken, tenant, stream.Type, stream.Id, version);
            await copy.CompleteAsync(cancellationToken);
        }
        await ExecuteAsync(Head, cancellationToken, tenant, check.Header.Events, (check.Header.TestNow ?? (object)DBNull.Value, NpgsqlDbType.Bigint), arriving);
        if (signed == 0)
            return;
        var kept = nodes.FindAll(n => (n.Node.Number + 1) << n.Node.Level <= signed);
        await ExecuteAsync("insert into eventstore.trees (tenant_id, size) values ($1, $2)", cancellationToken, tenant, signed);
        await ExecuteAsync(
            Nodes, cancellationToken, tenant, kept.ConvertAll(n => (short)(n.Node.Level / Subtree.Step)).ToArray(), kept.ConvertAll(n => n.Node.Number).ToArray(),
            kept.ConvertAll(n => n.Hash.ToArray()).ToArray());
        await ExecuteAsync(
            Checkpoints, cancellationToken, tenant, checkpoints.ConvertAll(c => c.Size).ToArray(), checkpoints.ConvertAll(c => c.SignedAt.ToUniversalTime()).ToArray(),
            checkpoints.ConvertAll(c => c.Note).ToArray());
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                (object typed, NpgsqlDbType type) => new() { Value = typed, NpgsqlDbType = type },
                byte[][] bytes => new() { Value = bytes, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
                _ => new() { Value = value },
            });
        }
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
