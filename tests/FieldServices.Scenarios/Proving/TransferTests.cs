using FieldServices.Api.Proving;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Proving.Exporting;
using FieldServices.EventStore.Proving.Verifying;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Npgsql;

namespace FieldServices.Scenarios.Proving;

/// <summary>A tenant as a file, from one installation to another.</summary>
public sealed class TransferTests(ProofServer proofs) : IClassFixture<ProofServer>
{
    [Fact]
    public async Task An_exported_tenant_is_imported_into_an_empty_database_and_goes_on_there()
    {
        await using var from = await Server.StartAsync(await OtherAsync(), workflows: true);
        var tenant = await from.TenantAsync("moved-out");
        using var there = await from.ClientAsync(tenant, Role.Admin);
        var id = await Samples.ReportedAsync(there);
        await Eventually.TrueAsync(async () => await CountAsync(from, "select count(*) from workflows.messages where tenant_id = $1", tenant.Id) > 0);
        var file = await ExportAsync(from, "moved-out");

        var target = await OtherAsync();
        var imported = (await ProgramAsync(target, "import", file, "--as", "moved-in")).Succeeded();
        Assert.Matches("^moved-in: verified, ", imported.Lines[^1]);
        await using var to = await Server.StartAsync(target, workflows: true);
        Assert.Equal(await EventsAsync(from, tenant.Id), await EventsAsync(to, tenant.Id));
        using var here = await to.ClientAsync((await to.Platform.Tenants.FindAsync("moved-in", CancellationToken.None))!, Role.Admin);
        var position = await to.Platform.Log.HeadAsync(tenant.Id);
        var seen = await here.QueryAsync($"{{ emergency(id: \"{id}\", after: \"{position}\") {{ status }} }}");
        Assert.Equal("REPORTED", (string)seen["data"]!["emergency"]!["status"]!);

        (await here.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
        await Eventually.TrueAsync(async () => await CountAsync(
            to, "select count(*) from eventstore.checkpoints c join eventstore.tenant_heads h using (tenant_id) where tenant_id = $1 and c.view like 'workflow:%' and c.position < h.position", tenant.Id) == 0);
        Assert.Equal(0, await CountAsync(to, "select count(*) from eventstore.parked where tenant_id = $1", tenant.Id));
        Assert.Equal(0, await CountAsync(to, $"select count(*) from workflows.messages m where tenant_id = $1 and created_at < (select recorded_at from eventstore.events where tenant_id = $1 and position = {position})", tenant.Id));
        (await ProgramAsync(target, "verify", "moved-in")).Succeeded();
    }

    [Fact]
    public async Task A_file_is_refused_as_a_whole_when_something_is_wrong_or_the_tenant_exists()
    {
        var (_, _) = await proofs.TenantAsync("whole");
        var file = Path.Combine(proofs.Folder, "whole.ndjson");
        (await proofs.RunAsync("export", "whole", "--out", file)).Succeeded();
        (await proofs.RunAsync("export", "whole", "--out", file)).Failed("exists already");
        (await proofs.RunAsync("import", file, "--as", "again")).Failed("Nothing was imported. The tenant");
        var target = await OtherAsync();

        var changed = Path.Combine(proofs.Folder, "changed.ndjson");
        await File.WriteAllTextAsync(changed, (await File.ReadAllTextAsync(file)).Replace("\"position\":3", "\"position\":4", StringComparison.Ordinal));
        var refused = (await proofs.RunAsync(target, ["import", changed])).Failed("Nothing was imported.");
        Assert.Contains(refused.Lines, l => l.StartsWith("missing position 3: ", StringComparison.Ordinal));
        var cut = Path.Combine(proofs.Folder, "cut.ndjson");
        await File.WriteAllLinesAsync(cut, (await File.ReadAllLinesAsync(file))[..^1]);
        (await proofs.RunAsync(target, ["import", cut])).Failed("the end is missing");
        (await proofs.RunAsync(target, ["import", file, "--as", "No Slug"])).Failed("--as: a slug has 2 to 63");
        await using (var source = NpgsqlDataSource.Create(target))
        await using (var rows = source.CreateCommand("select (select count(*) from eventstore.events) + (select count(*) from eventstore.tenant_heads) + (select count(*) from api.tenants)"))
            Assert.Equal(0L, await rows.ExecuteScalarAsync());

        (await proofs.RunAsync(target, ["import", file, "--as", "kept"])).Succeeded();
        (await proofs.RunAsync(target, ["verify", "kept"])).Succeeded();
        (await proofs.RunAsync(target, ["import", file, "--as", "twice"])).Failed("exists already");
        Assert.Matches("kept: verified, 3 events, [1-9]", (await proofs.RunAsync(target, ["verify", "--all"])).Succeeded().Lines[0]);
    }

    [Fact]
    public async Task An_auditor_downloads_a_log_and_verifies_it_without_the_database()
    {
        var (tenant, auditor) = await proofs.TenantAsync("download");
        var answer = await auditor.GetAsync("/v1/export");
        ExportCheck? check = null;
        var found = new List<Finding>();
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer.Text));
        await foreach (var (line, value) in ExportReader.ReadAsync(file))
        {
            if (value is ExportLine.Header { Value: var header })
                check = new ExportCheck(header, new VerifyOptions { Keys = [proofs.Key] }, found.Add);
            check!.Add(line, value);
        }
        var verified = check!.End();
        Assert.Equal((tenant.Id, "download", 3L, 0), (check.Header.Tenant, check.Header.Slug, verified.Events, verified.Findings));
        Assert.True(verified.Checkpoints > 0);
        Assert.DoesNotContain("Quillfeather", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("data_keys", answer.Text, StringComparison.Ordinal);
        using var dispatcher = await proofs.Server.ClientAsync(tenant, Role.Dispatcher);
        (await dispatcher.GetAsync("/v1/export")).Refused(403, "forbidden");
    }

    private async Task<string> ExportAsync(Server from, string slug)
    {
        var file = Path.Combine(proofs.Folder, $"{slug}.ndjson");
        await using var output = File.Create(file);
        await TenantFile.ExportAsync(from.Platform, (await from.Platform.Tenants.FindAsync(slug, CancellationToken.None))!, output, keys: true, null, CancellationToken.None);
        return file;
    }

    private static Task<CommandLineRun> ProgramAsync(string database, params string[] arguments) => CommandLineRun.OfAsync(database, arguments);

    private static async Task<List<(long, Digest)>> EventsAsync(Server server, TenantId tenant)
    {
        var events = new List<(long, Digest)>();
        await foreach (var e in server.Platform.Log.ReadLogAsync(tenant, 0, int.MaxValue))
            events.Add((e.Position, e.Hash));
        return events;
    }

    private static async Task<long> CountAsync(Server server, string sql, TenantId tenant)
    {
        await using var command = server.Platform.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = tenant.Value });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> OtherAsync() => (await TestDatabase.CreateAsync(Templates.Migrated)).ConnectionString;
}
