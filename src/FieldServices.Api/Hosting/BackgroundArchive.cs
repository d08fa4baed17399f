using FieldServices.EventStore.Placing;
using Npgsql;

namespace FieldServices.Api.Hosting;

/// <summary>Archives what is finished, once a day for each tenant that wants it, on whichever node comes first.</summary>
public sealed class BackgroundArchive(Platform platform, ILogger<BackgroundArchive> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RunEvery = TimeSpan.FromHours(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, platform.Time);
        try
        {
            do
            {
                await RunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host is stopping.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await platform.ArchiveSettings.TakeDueAsync(RunEvery, cancellationToken) is { } due)
            {
                var run = await platform.Archive.RunAsync(due.Tenant, platform.ArchiveRules, due.Rest, cancellationToken: cancellationToken);
                if (run.Streams > 0)
                    logger.LogInformation("Archived {Streams} streams with {Events} events of tenant {Tenant}", run.Streams, run.Events, due.Tenant.Value);
            }
        }
        catch (Exception e) when (e is NpgsqlException or TenantMovedException or TimeoutException)
        {
            logger.LogWarning("What is finished was not archived and will be the next time: {Reason}", e.Message);
        }
    }
}
