using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Notes beside the checkpoint why a view does not move on, for whoever looks from another process. A page that is written wipes the note.</summary>
internal static class FailureNotes
{
    // A checkpoint that is locked belongs to a runner that is at work, so there is nothing to note.
    private const string Note =
        """
        with free as (select view, tenant_id from eventstore.checkpoints where view = $1 and tenant_id = $2 for update skip locked)
        update eventstore.checkpoints c set failing = $3, failing_since = case when $3 is not null then coalesce(c.failing_since, clock_timestamp()) end
        from free where c.view = free.view and c.tenant_id = free.tenant_id
        """;

    /// <summary>Notes a failure, or that there is none any more; does nothing when the database does not answer.</summary>
    public static async Task SetAsync(NpgsqlDataSource database, string table, TenantId tenant, Exception? error, CancellationToken cancellationToken)
    {
        try
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(Checkpoint.Start(table, tenant));
            var note = new NpgsqlBatchCommand(Note) { Parameters = { new() { Value = table }, new() { Value = tenant.Value } } };
            note.Parameters.Add(new() { Value = error is null ? DBNull.Value : Parking.Reason(error), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
            batch.BatchCommands.Add(note);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
        {
            // The failure that was to be noted is most likely the same one.
        }
    }
}
