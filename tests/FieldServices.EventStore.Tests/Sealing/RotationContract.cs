using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Sealing;

/// <summary>Another master key takes over while everybody works.</summary>
public sealed class RotationContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId person = People.New();

    [Fact]
    public async Task Keys_are_wrapped_anew_while_appends_run_and_the_former_master_key_can_go()
    {
        StreamId[] people = [.. Enumerable.Range(0, 30).Select(_ => People.New())];
        var (before, both) = (People.Node(database), People.Sealing(TestMasterKey.Other, TestMasterKey.Text));
        await Task.WhenAll(people[..15].Select(p => before.AppendAsync(People.Join(tenant, p))));
        var after = People.Node(database, both);
        var rotation = Rotation(both).RunAsync();
        await Task.WhenAll(people[15..].Select(p => after.AppendAsync(People.Join(tenant, p))).Concat(people[..15].Select(p => before.AppendAsync(People.Join(tenant, p)))));
        await rotation;
        await Rotation(both).RunAsync();
        Assert.Equal([both.Masters.Ids[0]], (await Rotation(both).StandingAsync()).Keys);
        var alone = People.Node(database, People.Sealing(TestMasterKey.Other));
        foreach (var one in people)
            Assert.All(await alone.NamesAsync(tenant, one), n => Assert.Equal(People.Name, n));
    }

    [Fact]
    public async Task A_key_that_is_destroyed_while_it_is_wrapped_anew_stays_destroyed()
    {
        await People.Node(database).AppendAsync(People.Join(tenant, person));
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var destroy = new Npgsql.NpgsqlCommand("update eventstore.data_keys set wrapped = null, destroyed_at = clock_timestamp() where tenant_id = $1", connection))
        {
            destroy.Parameters.Add(new() { Value = tenant.Value });
            await destroy.ExecuteNonQueryAsync();
        }
        var rotation = Rotation(People.Sealing(TestMasterKey.Other, TestMasterKey.Text)).RunAsync();
        await database.LockWaitersAsync(1);
        await transaction.CommitAsync();
        await rotation;
        Assert.Equal([PersonalData.Erased], await People.Node(database).NamesAsync(tenant, person));
    }

    [Fact]
    public async Task Without_the_key_that_wrapped_before_nothing_is_wrapped_and_the_missing_one_is_named()
    {
        await People.Node(database).AppendAsync(People.Join(tenant, person));
        var refused = await Assert.ThrowsAsync<MasterKeyException>(() => Rotation(People.Sealing(Third)).RunAsync());
        Assert.Contains(" was wrapped by the master key ", refused.Message, StringComparison.Ordinal);
        Assert.Equal([People.Name], await People.Node(database, People.Sealing(TestMasterKey.Text, TestMasterKey.Other)).NamesAsync(tenant, person));
    }

    private static string Third { get; } = MasterKeys.Generate();

    private KeyRotation Rotation(SealingOptions sealing) => new(new Places(database.Source), sealing.Masters);
}
