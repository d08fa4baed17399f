using FieldServices.EventStore.Reading;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.EventStore.Projecting;

/// <summary>Reads the states of views in one database, for many callers at once.</summary>
internal sealed class StampReader
{
    private const string Sql =
        """
        select w.n, c.position, c.writes from unnest($1::text[], $2::uuid[]) with ordinality w (view, tenant_id, n)
        join eventstore.checkpoints c on c.view = w.view and c.tenant_id = w.tenant_id
        """;

    private const int SecondsAtMost = 5;
    private const int StatementsAtOnce = 2;

    private readonly NpgsqlDataSource database;
    private readonly SharedReads<(TenantId Tenant, View View), ViewStamp> shared;

    public StampReader(NpgsqlDataSource database)
    {
        this.database = database;
        shared = new(ReadAsync, StatementsAtOnce);
    }

    public ValueTask<IReadOnlyDictionary<(TenantId Tenant, View View), ViewStamp>> ReadAsync(IReadOnlyList<(TenantId Tenant, View View)> keys, CancellationToken cancellationToken) =>
        shared.ReadAsync(keys, cancellationToken);

    private async Task<IReadOnlyDictionary<(TenantId Tenant, View View), ViewStamp>> ReadAsync(IReadOnlyCollection<(TenantId Tenant, View View)> wanted)
    {
        var keys = wanted.ToArray();
        await using var command = database.CreateCommand(Sql);
        command.CommandTimeout = SecondsAtMost;
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(k => k.View.Table)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. keys.Select(k => k.Tenant.Value)] });
        var stamps = new Dictionary<(TenantId Tenant, View View), ViewStamp>(keys.Length);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            stamps[keys[reader.GetInt64(0) - 1]] = new ViewStamp(reader.GetInt64(1), reader.GetInt64(2));
        return stamps;
    }
}
