using System.CommandLine;
using FieldServices.Api.Demo;
using FieldServices.Api.Hosting;
using FieldServices.Api.Messaging;
using FieldServices.Api.Privacy;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Placing;
using Npgsql;
using Serilog;
using Serilog.Extensions.Logging;
using Command = System.CommandLine.Command;

namespace FieldServices.Api.CommandLine;

internal static class ServeCommand
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    public static Command Build()
    {
        var url = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://localhost:5080" };
        var migrate = new Option<bool>("--migrate") { Description = "Bring the database to this program's schema first." };
        var demo = new Option<bool>("--demo") { Description = "Make the demo tenant, print its keys and load its data in the background." };
        var withoutWorkflows = new Option<bool>("--without-workflows") { Description = "Leave what happens by itself to other nodes." };
        var command = new Command("serve", "Serve the API until stopped.") { url, migrate, demo, withoutWorkflows };
        command.SetAction(async (arguments, cancellation) =>
        {
            Log.Logger = Logs.Create();
            using var loggers = new SerilogLoggerFactory(Log.Logger);
            ModuleChecks.Require(FieldServicesModules.All);
            var messaging = MessagingSettings.OfProcess(trial: arguments.GetValue(demo));
            var masters = MasterKeySettings.OfProcess(trial: arguments.GetValue(demo));
            if (masters.IsEmpty && FieldServicesModules.All.Any(m => m.HasPersonalData))
                throw new UserErrorException($"There is no master key, and this program keeps personal data. {MasterKeySettings.Remedy}");
            await using var platform = DatabaseOption.Open(arguments, loggers.CreateLogger<Platform>(), messaging, masters);
            await WaitForDatabaseAsync(platform, arguments.GetValue(migrate), cancellation);
            await ServeAsync(platform, arguments.GetRequiredValue(url), arguments.GetValue(demo), !arguments.GetValue(withoutWorkflows), cancellation);
            await Log.CloseAndFlushAsync();
        });
        return command;
    }

    private static async Task ServeAsync(Platform platform, string url, bool demo, bool workflows, CancellationToken cancellationToken)
    {
        var tenants = new DemoTenant(platform);
        var tenant = demo ? await tenants.EnsureAsync(cancellationToken) : null;
        await using var app = WebServer.Build(platform, url, demo: tenant, workflows: workflows);
        await app.StartAsync(cancellationToken);
        if (tenant is null)
            Console.WriteLine($"FieldServices serves {string.Join(", ", app.Urls)}");
        else
            Welcome.Print(url, await tenants.KeysAsync(tenant, cancellationToken));
        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>A database that is not up yet is waited for; a schema that does not fit is not.</summary>
    private static async Task WaitForDatabaseAsync(Platform platform, bool migrate, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await platform.RefuseOtherAsync(cancellationToken);
                if (migrate)
                    await platform.MigrateAsync(cancellationToken);
                else if (!await platform.IsMigratedAsync(cancellationToken))
                    throw new UserErrorException("The database does not have this program's schema. Run 'fieldservices migrate', or start with --migrate.");
                await PlaceNames.CheckAsync(platform.Places, cancellationToken);
                if ((await platform.KeyRotation.StandingAsync(cancellationToken)).Keys.Except(platform.Masters.Ids).ToList() is { Count: > 0 } missing)
                    throw new UserErrorException(MasterKeySettings.Missing(missing));
                return;
            }
            catch (NpgsqlException e) when (e is not PostgresException || e.IsTransient)
            {
                var reason = e.InnerException?.Message ?? e.Message;
                await Console.Error.WriteLineAsync($"The database does not answer ({reason}). Trying again in {RetryAfter.TotalSeconds:0} s; Ctrl-C gives up.");
                await Task.Delay(RetryAfter, cancellationToken);
            }
        }
    }
}
