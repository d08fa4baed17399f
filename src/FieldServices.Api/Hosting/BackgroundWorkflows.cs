namespace FieldServices.Api.Hosting;

/// <summary>Runs the workflows as long as the server runs.</summary>
public sealed class BackgroundWorkflows(Platform platform) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => platform.Workflows.RunAsync(stoppingToken);
}
