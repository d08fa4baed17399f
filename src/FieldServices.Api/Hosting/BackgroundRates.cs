using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>Tells the other nodes how many requests were made here, and hears of theirs.</summary>
public sealed class BackgroundRates(Platform platform, ILogger<BackgroundRates> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await ShareAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    private async Task ShareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await platform.Rates.ShareAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            logger.LogDebug("Counts of requests were not shared and will be the next time: {Reason}", e.Message);
        }
    }
}
