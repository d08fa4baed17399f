namespace FieldServices.Api.Hosting;

/// <summary>Keeps the views up to date as long as the server runs.</summary>
public sealed class BackgroundProjections(Platform platform) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => platform.Projections.RunAsync(stoppingToken);
}
