using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>Removes superseded rows of views that are older than they are kept.</summary>
public sealed class PastRowsRetention(Platform platform, ILogger<PastRowsRetention> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), platform.Time);
        try
        {
            do
            {
                await PruneAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await platform.PastRows.PruneAsync(cancellationToken) is var rows and > 0)
                logger.LogInformation("{Rows} superseded rows were removed", rows);
        }
        catch (NpgsqlException e)
        {
            logger.LogWarning("Superseded rows were not removed: {Reason}", e.Message);
        }
    }
}
