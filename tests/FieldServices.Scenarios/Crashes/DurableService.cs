using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FieldServices.Scenarios.Crashes;

/// <summary>A cluster that writes durably and can be stopped, with the product's schema.</summary>
public sealed class DurableService : IAsyncLifetime
{
    public DedicatedCluster Cluster { get; private set; } = null!;

    public Platform Platform { get; private set; } = null!;

    public string Database => new NpgsqlConnectionStringBuilder(Cluster.ConnectionString) { MaxPoolSize = 40 }.ConnectionString;

    public async Task InitializeAsync()
    {
        Cluster = await DedicatedCluster.StartAsync();
        Platform = new Platform(Database, FieldServicesModules.All, NullLogger.Instance);
        await Platform.MigrateAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Platform.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    /// <summary>A tenant with an administrator's key.</summary>
    public async Task<(Tenant Tenant, string Key)> TenantAsync(string slug)
    {
        var tenant = await Platform.Tenants.EnsureAsync(slug, slug, "test", CancellationToken.None);
        var key = ApiKey.Create(tenant.Mode);
        await Platform.Keys.InsertAsync(key, tenant.Id, Role.Admin, "load", null, CancellationToken.None);
        return (tenant, key.ToString());
    }

    /// <summary>Every acknowledged command is in the log exactly once, nothing else is, and the positions have no gap.</summary>
    public async Task AssertExactlyOnceAsync(Tenant tenant, IReadOnlyDictionary<string, Answer> acknowledged)
    {
        // The cluster may have been restarted under this process's own connections.
        Platform.Database.Clear();
        var found = await RowsAsync(
            "select body->>'externalReference', stream_id::text, position::text from eventstore.events where tenant_id = $1 order by events.position", tenant);
        Assert.Equal(Enumerable.Range(1, found.Count).Select(n => $"{n}"), found.Select(f => f[2]));
        var expected = acknowledged.Select(a => $"{a.Key} {a.Value.Id} {a.Value.Position}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, found.Select(f => string.Join(' ', f)).Order(StringComparer.Ordinal));
    }

    /// <summary>The views, once they have caught up, are what building them again from the log gives.</summary>
    public async Task AssertViewsEqualRebuildAsync(Tenant tenant)
    {
        await Eventually.TrueAsync(async () => (await Platform.Projections.LagAsync()).All(l => l.Events == 0));
        foreach (var table in Platform.Tables)
        {
            var rows = await RowsAsync($"select to_jsonb(v)::text from {table.Name} v where tenant_id = $1 order by 1", tenant);
            await Platform.Projections.RebuildAsync(table.View.Name, new Progress<(long, long)>());
            Assert.Equal(rows, await RowsAsync($"select to_jsonb(v)::text from {table.Name} v where tenant_id = $1 order by 1", tenant));
        }
    }

    private async Task<IReadOnlyList<string[]>> RowsAsync(string sql, Tenant tenant)
    {
        await using var command = Platform.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = tenant.Id.Value });
        var rows = new List<string[]>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
