using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>Forgets remembered outcomes of commands after the time that clients are promised.</summary>
public sealed class OutcomeRetention(Platform platform, ILogger<OutcomeRetention> logger) : BackgroundService
{
    /// <summary>How long a repeated command gets its first answer again; published in docs/integrators.md.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(6), platform.Time);
        try
        {
            do
            {
                await ForgetAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        try
        {
            await platform.Log.ForgetOutcomesAsync(Kept, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            logger.LogWarning("Old outcomes were not removed: {Reason}", e.Message);
        }
    }
}
