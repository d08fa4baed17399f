namespace FieldServices.Api.Hosting;

/// <summary>Signs checkpoints of the logs, and sends them outside, as long as the server runs.</summary>
public sealed class BackgroundCheckpoints(Platform platform) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => platform.Proving.RunAsync(stoppingToken);
}
