using System.Diagnostics;
using FieldServices.Api.CommandLine;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using Npgsql;

namespace FieldServices.Api.Demo;

/// <summary>Loads the demo's incidents in the background and tells on the console how far it is.</summary>
public sealed class DemoImport(Platform platform, Tenant tenant, ILogger<DemoImport> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ImportAsync(stoppingToken);
                return;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
            {
                logger.LogWarning("The demo data waits for the database: {Reason}", e.Message);
                await Task.Delay(RetryAfter, platform.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ImportAsync(CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var summary = await new DemoTenant(platform).ImportAsync(tenant, ProgressLines.To("Demo data", "incidents"), cancellationToken);
        if (summary is null)
            Console.WriteLine("Demo data: the files are not here (FIELDSERVICES_DATA names their folder).");
        else if (summary.Imported > 0)
            Console.WriteLine($"Demo data: {summary.Imported:N0} incidents imported with {summary.Commands:N0} commands in {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s.");
    }
}
