using System.Data;
using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.EventStore.Proving.Exporting;

/// <summary>Writes a tenant's log into a file that can be verified without any database, and imported into another one.</summary>
/// <param name="places">The databases.</param>
/// <param name="tables">The tables beside the log whose rows of the tenant go into the file too; those that do not exist are left out.</param>
public sealed class TenantExport(Places places, IReadOnlyList<string> tables)
{
    private const string Head = "select position, test_now from eventstore.tenant_heads where tenant_id = $1";

    /// <summary>Writes everything as it was at one moment, while others go on writing. Bodies are written as they are stored: what is sealed stays sealed.</summary>
    /// <param name="about">The tenant; the number of events is filled in.</param>
    /// <param name="output">Where to.</param>
    /// <param name="progress">Told how many events were written, and of how many.</param>
    /// <param name="cancellationToken">Stops it; the file is then not complete, and says so by having no end.</param>
    /// <returns>What was written as the header.</returns>
    public async Task<ExportHeader> WriteAsync(
        ExportHeader about, Stream output, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(about);
        var place = await places.OfAsync(about.Tenant, cancellationToken);
        await using var connection = await place.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var writer = new ExportWriter(output);
        var header = await HeaderAsync(connection, about, cancellationToken);
        await writer.HeaderAsync(header, cancellationToken);
        foreach (var checkpoint in await CheckpointsAsync(connection, about.Tenant, cancellationToken))
            await writer.CheckpointAsync(checkpoint, cancellationToken);
        await using (var reader = await Command(connection, StoredLog.Stretch, about.Tenant.Value, 0L, header.Events).ExecuteReaderAsync(cancellationToken))
        {
            for (var done = 1L; await reader.ReadAsync(cancellationToken); done++)
            {
                await writer.EventAsync(StoredEntryColumns.Read(reader, about.Tenant), cancellationToken);
                if (done % 10_000 == 0 || done == header.Events)
                    progress?.Report((done, header.Events));
            }
        }
        foreach (var table in tables)
            await RowsAsync(connection, about.Tenant, table, writer, cancellationToken);
        await writer.EndAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
        return header;
    }

    private static async Task<ExportHeader> HeaderAsync(NpgsqlConnection connection, ExportHeader about, CancellationToken cancellationToken)
    {
        await using var reader = await Command(connection, Head, about.Tenant.Value).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? about with { Events = reader.GetInt64(0), TestNow = await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetFieldValue<long>(1) }
            : about with { Events = 0 };
    }

    private static async Task<List<SignedCheckpoint>> CheckpointsAsync(NpgsqlConnection connection, TenantId tenant, CancellationToken cancellationToken)
    {
        var checkpoints = new List<SignedCheckpoint>();
        await using var reader = await Command(
            connection, "select size, signed_at, note from eventstore.log_checkpoints where tenant_id = $1 order by size", tenant.Value).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            checkpoints.Add(new(reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2)));
        return checkpoints;
    }

    // The names of tables are the program's own.
    private static async Task RowsAsync(NpgsqlConnection connection, TenantId tenant, string table, ExportWriter writer, CancellationToken cancellationToken)
    {
        await using (var known = Command(connection, "select to_regclass($1) is not null", table))
        {
            if (await known.ExecuteScalarAsync(cancellationToken) is not true)
                return;
        }
        await using var reader = await Command(connection, $"select row_to_json(t)::text from {table} t where tenant_id = $1", tenant.Value).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            await writer.RowAsync(table, reader.GetString(0), cancellationToken);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
