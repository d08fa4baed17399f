using FieldServices.Domain.Modules;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Lifecycle;

/// <summary>Tenants that were made for trying things out can go, with everything, while servers run; nobody else's data can.</summary>
public sealed class DeletionTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task A_tenant_in_test_mode_is_deleted_with_everything_while_the_server_runs()
    {
        var tenant = await scenario.Server.TenantAsync("trial");
        using var client = await scenario.Server.ClientAsync(tenant, Role.Admin);
        var done = (await client.PostAsync(Samples.Report, null, ("Idempotency-Key", "k"))).Accepted();
        await Samples.ContractorAsync(client);
        await client.QueryAsync($"{{ emergencies(after: {done.Position}) {{ totalCount }} }}");

        (await RunAsync("tenants", "delete", "trial")).Failed("Say that you mean it with --yes.");
        Assert.Contains("Deleted trial with", (await RunAsync("tenants", "delete", "trial", "--yes")).Succeeded().Output, StringComparison.Ordinal);

        Assert.Equal(["api.deleted_tenants", "eventstore.tenant_heads"], await TablesWithAsync(tenant.Id.Value));
        await Eventually.TrueAsync(async () => (int)(await client.GetAsync($"/v1/emergencies/{done.Id}")).Status == 401);
        await Samples.ReportedAsync(scenario.Admin);
        Assert.Contains("trial", (await RunAsync("tenants", "deleted")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(["api.deleted_tenants", "eventstore.tenant_heads"], await TablesWithAsync(tenant.Id.Value));
        Assert.NotEqual(tenant.Id, (await scenario.Server.TenantAsync("trial")).Id);
    }

    [Fact]
    public async Task A_live_tenant_with_events_is_refused_with_the_remedy_and_one_without_is_deleted()
    {
        var tenant = await scenario.Server.Platform.Tenants.EnsureAsync("serious", "Serious Ltd", "live", CancellationToken.None);
        await scenario.Server.Platform.Tenants.EnsureAsync("never-used", "Never Used Ltd", "live", CancellationToken.None);
        using var client = await scenario.Server.ClientAsync(tenant, Role.Admin);
        await Samples.ReportedAsync(client);
        (await RunAsync("tenants", "delete", "serious", "--yes")).Failed("serious is a live tenant with events, which are kept. To end its use, revoke its keys");
        (await RunAsync("tenants", "delete", "nobody", "--yes")).Failed("There is no tenant 'nobody'");
        (await RunAsync("tenants", "delete", "never-used", "--yes")).Succeeded();
        await Samples.ReportedAsync(client);
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync(scenario.ConnectionString, arguments);

    // Whatever tables there are: one that the deletion does not know would show here. Materialized, so that only tables with the column are counted.
    private async Task<List<string>> TablesWithAsync(Guid tenant)
    {
        await using var command = scenario.Server.Platform.Database.CreateCommand(
            """
            with tables as materialized (
                select n.nspname || '.' || c.relname as name, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relkind in ('r', 'p') and not c.relispartition)
            select name from tables
            where (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %s where tenant_id = %L', oid::regclass, $1), false, true, '')))[1]::text <> '0'
            order by 1
            """);
        command.Parameters.Add(new() { Value = tenant });
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }
}
