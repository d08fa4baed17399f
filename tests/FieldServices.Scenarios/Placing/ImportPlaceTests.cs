using System.Diagnostics;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.Scenarios.Placing;

/// <summary>A tenant's file is imported into one of several databases.</summary>
public sealed class ImportPlaceTests(TwoPlaces places) : IClassFixture<TwoPlaces>
{
    [Theory]
    [InlineData("while the log is filled")]
    [InlineData("before the home knows of it")]
    [InlineData("before the log is opened")]
    public async Task An_import_that_is_killed_has_not_happened_or_is_complete(string killed)
    {
        var slug = killed.Replace(' ', '-');
        var file = await ExportedAsync(slug);
        await KilledAsync(killed, file);
        var decided = killed == "before the log is opened";
        Assert.Equal(decided ? 1 : 0, (await places.One.Platform.Tenants.AllAsync(CancellationToken.None)).Count(t => t.Slug == slug));
        if (decided)
            (await places.RunAsync("import", file, "--in", "east")).Failed("exists already");
        else
            Assert.Matches($"^{slug}: verified, ", (await places.RunAsync("import", file, "--in", "east")).Succeeded().Lines[^1]);
        var tenant = (await places.One.Platform.Tenants.FindAsync(slug, CancellationToken.None))!;
        using var client = await places.One.ClientAsync(tenant, Role.Admin);
        (await client.PostAsync(Samples.Report)).Accepted();
        Assert.Equal(["east"], await places.OpenLogsAsync(tenant));
        Assert.Equal(2, (await places.LogAsync(tenant)).Count(e => e.Event is EmergencyReported));
        (await places.RunAsync("verify", slug)).Succeeded();
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_refused_with_those_that_do()
    {
        var file = await ExportedAsync("nowhere");
        (await places.RunAsync("import", file, "--in", "nowhere")).Failed("There are: home, east.");
    }

    // An installation of its own has the tenant, so that it is unknown in the other one.
    private static async Task<string> ExportedAsync(string slug)
    {
        await using var source = await TestDatabase.CreateAsync(Templates.Migrated);
        await using var server = await Server.StartAsync(source.ConnectionString);
        using var client = await server.ClientAsync(await server.TenantAsync(slug), Role.Admin);
        (await client.PostAsync(Samples.Report)).Accepted();
        var file = Path.Combine(Directory.CreateTempSubdirectory("fs-import-").FullName, "tenant.ndjson");
        (await CommandLineRun.OfAsync(source.ConnectionString, "export", slug, "--out", file, "--with-keys")).Succeeded();
        return file;
    }

    // Each of the three steps needs a lock that somebody else has.
    private async Task KilledAsync(string when, string file)
    {
        await using var home = await HeldAsync("home", when == "while the log is filled" ? null : "lock table eventstore.tenant_heads in share mode");
        await using var east = await HeldAsync("east", when == "while the log is filled" ? "lock table eventstore.streams in share mode" : null);
        using var importing = Process.Start(places.StartInfo("import", file, "--in", "east"))!;
        if (when == "while the log is filled")
        {
            await WaitsAsync("east", "%streams%");
        }
        else
        {
            await WaitsAsync("home", "%tenant_heads%");
            if (when == "before the log is opened")
            {
                await ExecuteAsync(east, "lock table eventstore.tenant_heads in share mode");
                await ExecuteAsync(home, "rollback");
                await WaitsAsync("east", "%tenant_heads%");
            }
        }
        importing.Kill();
        await importing.WaitForExitAsync();
    }

    private async Task<NpgsqlConnection> HeldAsync(string place, string? sql)
    {
        var connection = await places.Database(place).OpenConnectionAsync();
        await ExecuteAsync(connection, "begin");
        if (sql is not null)
            await ExecuteAsync(connection, sql);
        return connection;
    }

    private Task WaitsAsync(string place, string statement) => Eventually.TrueAsync(async () =>
    {
        await using var command = places.Database(place).CreateCommand(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like $1)");
        command.Parameters.Add(new() { Value = statement });
        return await command.ExecuteScalarAsync() is true;
    });

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
