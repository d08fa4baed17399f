namespace FieldServices.EventStore.Placing.Moving;

/// <summary>
/// Waits for the views of the old database, so that those of the new one contain from the first moment whatever a reader has seen.
/// A view that nobody carries forward is not waited for.
/// </summary>
internal static class ViewsLevel
{
    private const int Patience = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task WaitAsync(Place place, TenantId tenant, long head, CancellationToken cancellationToken)
    {
        var (still, before) = (0, -1L);
        while (still < Patience)
        {
            var behind = await BehindAsync(place, tenant, head, cancellationToken);
            if (behind == 0)
                return;
            still = behind == before ? still + 1 : 0;
            before = behind;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<long> BehindAsync(Place place, TenantId tenant, long head, CancellationToken cancellationToken)
    {
        await using var command = place.Database.CreateCommand(
            "select coalesce(sum($2 - position), 0)::bigint from eventstore.checkpoints where tenant_id = $1 and position < $2 and stopped_at is null");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = head });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
