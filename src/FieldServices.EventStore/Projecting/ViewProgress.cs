using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>
/// Knows how far the views have come, and lets a reader wait until a view contains what the reader has just written.
/// The checkpoint in the database is the truth; news from runners in this process only shortens the wait.
/// </summary>
/// <param name="places">Where the checkpoints are: each tenant's in its database.</param>
/// <param name="time">The clock of the deadline.</param>
public sealed class ViewProgress(Places places, TimeProvider time)
{
    /// <summary>Of the views in one database.</summary>
    public ViewProgress(NpgsqlDataSource database, TimeProvider time)
        : this(new Places(database), time)
    {
    }

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(25);
    private volatile TaskCompletionSource news = NewSource();

    /// <summary>Says that some view has committed a page; whoever waits looks at the checkpoint again.</summary>
    public void Report() => Interlocked.Exchange(ref news, NewSource()).TrySetResult();

    /// <summary>How far the view of a tenant has come; 0 when it has not begun.</summary>
    public async Task<long> PositionAsync(View view, TenantId tenant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var place = await places.OfAsync(tenant, cancellationToken);
        await using var command = place.Database.CreateCommand("select position from eventstore.checkpoints where view = $1 and tenant_id = $2");
        command.Parameters.Add(new() { Value = view.Table });
        command.Parameters.Add(new() { Value = tenant.Value });
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }

    /// <summary>Waits until the view contains a position, at most for a while.</summary>
    /// <returns>True when it does; false when the time ran out and an answer would be stale.</returns>
    public async Task<bool> WaitAsync(View view, TenantId tenant, long position, TimeSpan atMost, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var start = time.GetTimestamp();
        while (true)
        {
            var next = news.Task;
            if (await PositionAsync(view, tenant, cancellationToken) >= position)
                return true;
            var left = atMost - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return false;
            await Task.WhenAny(next, Task.Delay(left < LongestPause ? left : LongestPause, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
