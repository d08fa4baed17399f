using FieldServices.Api.Proving;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Proving;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Proving;

/// <summary>A server with a signing key and a folder for checkpoints, and the program beside it with the same key.</summary>
public sealed class ProofServer() : TestDatabase(Templates.Migrated), IAsyncLifetime
{
    public Dictionary<string, string> Environment { get; } = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("proofs").FullName;

    public Server Server { get; private set; } = null!;

    public NoteVerifier Key => Server.Platform.Proving.Keys[0];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Environment[CheckpointSettings.Prefix + "KEY"] = NoteSigner.CreateKey();
        Environment[CheckpointSettings.Prefix + "NAME"] = "log.example";
        Environment[CheckpointSettings.Prefix + "EVERY"] = "1";
        Environment[CheckpointSettings.Prefix + "FOLDER"] = Path.Combine(Folder, "outside");
        Server = await Server.StartAsync(ConnectionString, checkpoints: CheckpointSettings.Read(Environment));
    }

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        await base.DisposeAsync();
    }

    /// <summary>A tenant with a few events, all of them signed, and a client of one role.</summary>
    public async Task<(Tenant Tenant, Client Client)> TenantAsync(string slug, Role role = Role.Auditor)
    {
        var tenant = await Server.TenantAsync(slug);
        using (var admin = await Server.ClientAsync(tenant, Role.Admin))
        {
            for (var i = 0; i < 3; i++)
                await Samples.ReportedAsync(admin);
        }
        await SignedAsync(tenant);
        return (tenant, await Server.ClientAsync(tenant, role));
    }

    /// <summary>Waits until the newest checkpoint is over the whole log, whoever has signed it.</summary>
    public Task SignedAsync(Tenant tenant) => Eventually.TrueAsync(async () =>
        (await Server.Platform.Proving.Checkpoints.LatestAsync(tenant.Id))?.Size == await Server.Platform.Log.HeadAsync(tenant.Id));

    /// <summary>Runs the program with the same key.</summary>
    public Task<CommandLineRun> RunAsync(params string[] arguments) => RunAsync(ConnectionString, arguments);

    public Task<CommandLineRun> RunAsync(string? database, string[] arguments)
    {
        var start = CommandLineRun.StartInfo(database, arguments);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return CommandLineRun.OfAsync(start);
    }
}
