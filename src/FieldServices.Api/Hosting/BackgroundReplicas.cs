namespace FieldServices.Api.Hosting;

/// <summary>Looks at the replicas as long as the server runs; without that none is read from.</summary>
public sealed class BackgroundReplicas(Platform platform) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(platform.Places.All.Select(p => p.Replica?.WatchAsync(p.Database, stoppingToken) ?? Task.CompletedTask));
}
