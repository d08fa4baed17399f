using FieldServices.Api.Hosting;

namespace FieldServices.Api.Messaging;

/// <summary>Sends messages as long as the server runs.</summary>
public sealed class BackgroundMessages(Platform platform) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => platform.Messaging.RunAsync(stoppingToken);
}
