using System.Diagnostics;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FieldServices.Scenarios.Placing;

/// <summary>An installation with two databases, "home" and "east", and two servers over both.</summary>
public sealed class TwoPlaces : IAsyncLifetime
{
    private TestDatabase home = null!;
    private TestDatabase east = null!;

    public Server One { get; private set; } = null!;

    public Server Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (home, east) = (await TestDatabase.CreateAsync(Templates.Migrated), await TestDatabase.CreateAsync(Templates.Migrated));
        await using (var platform = NewPlatform())
            await platform.MigrateAsync(CancellationToken.None);
        One = await Server.StartAsync(home.ConnectionString, others: Others);
        Other = await Server.StartAsync(home.ConnectionString, others: Others);
    }

    public async Task DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await home.DisposeAsync();
        await east.DisposeAsync();
    }

    public string Home => home.ConnectionString;

    public string East => east.ConnectionString;

    private Dictionary<string, string> Others => new() { ["east"] = east.ConnectionString };

    public NpgsqlDataSource Database(string name) => One.Platform.Places.Named(name).Database;

    public Task<Tenant> TenantAsync(string slug, string place) => One.Platform.Tenants.EnsureAsync(slug, slug, "test", CancellationToken.None, place);

    /// <summary>A run of the command line to its end.</summary>
    public Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync(StartInfo(arguments));

    public ProcessStartInfo StartInfo(params string[] arguments)
    {
        var start = CommandLineRun.StartInfo(Home, arguments);
        start.Environment[OtherDatabases.Prefix + "EAST"] = East;
        return start;
    }

    /// <summary>The tenant's whole log, read where it is by a process that remembers nothing.</summary>
    public async Task<IReadOnlyList<Envelope>> LogAsync(Tenant tenant)
    {
        await using var platform = NewPlatform();
        var log = new List<Envelope>();
        await foreach (var envelope in platform.Log.ReadLogAsync(tenant.Id, 0, int.MaxValue))
            log.Add(envelope);
        return log;
    }

    /// <summary>The databases in which the tenant's log grows.</summary>
    public async Task<IReadOnlyList<string>> OpenLogsAsync(Tenant tenant)
    {
        var open = new List<string>();
        foreach (var place in One.Platform.Places.All)
        {
            await using var command = place.Database.CreateCommand("select count(*) from eventstore.tenant_heads where tenant_id = $1 and closed_at is null");
            command.Parameters.Add(new() { Value = tenant.Id.Value });
            if ((long)(await command.ExecuteScalarAsync())! > 0)
                open.Add(place.Name);
        }
        return open;
    }

    private Platform NewPlatform() => new(home.ConnectionString, FieldServicesModules.All, NullLogger.Instance, others: Others);
}
