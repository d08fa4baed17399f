using FieldServices.EventStore.Schema;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Proving;

public sealed class BackfillContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    // What an older release has made: the same tables without anything that this script brings.
    private const string AsBefore =
        """
        alter table eventstore.events drop column hash cascade;
        drop function eventstore.hash_event cascade;
        drop aggregate eventstore.chain_hash(bytea, uuid, uuid, uuid, uuid, uuid, bigint, bigint, timestamptz, timestamptz, smallint, text, text, text, text, text);
        drop function eventstore.next_hash;
        drop function eventstore.event_hash;
        drop function eventstore.no_hash;
        drop table eventstore.trees, eventstore.tree_nodes, eventstore.log_checkpoints, eventstore.log_checkpoints_sent;
        """;

    [Fact]
    public async Task The_events_of_a_database_from_before_hashes_get_those_that_they_would_have_been_written_with()
    {
        var (tenant, other) = (Accounts.NewTenant(), Accounts.NewTenant());
        await History.WriteAsync(database.Log, tenant, seed: 7);
        await History.WriteAsync(database.Log, other, seed: 8);
        var script = SchemaScript.EmbeddedIn(typeof(SchemaMigrator).Assembly, "FieldServices.EventStore.Schema.").Single(s => s.Name == "0011-proof");
        var before = await database.StoredAsync(tenant);
        await database.ExecuteAsync(AsBefore);
        foreach (var step in script.Steps)
            await database.ExecuteAsync(step.Sql);
        Assert.Equal(before.Select(e => e.Hash), (await database.StoredAsync(tenant)).Select(e => e.Hash));
        Assert.Equal(before.Count, await Chains.HoldAsync(database, tenant));
        await History.WriteAsync(database.Log, other, seed: 9);
        await Chains.HoldAsync(database, other);
    }
}
