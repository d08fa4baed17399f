using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Tests.Harness;
using Npgsql;

namespace FieldServices.EventStore.Tests.Sealing;

/// <summary>People are found by what was sealed, as long as it can be opened.</summary>
public sealed class LookupContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly PersonalLookup Digits = new("digits", text => text.Any(char.IsAsciiDigit) ? string.Concat(text.Where(char.IsAsciiDigit)) : null);
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId person = People.New();

    [Fact]
    public async Task A_value_is_found_in_any_way_of_writing_it_and_no_other()
    {
        var log = Node();
        await log.AppendAsync(People.Join(tenant, person));
        var stored = People.ContactOf((await log.ReadStreamAsync(tenant, person).ListAsync())[0].Event).Phone!.Value.Value;
        Assert.Equal([stored], await FoundAsync(log, "(020) 7946-0018"));
        Assert.Empty(await FoundAsync(log, "020 7946 0019"));
        // Of the name, which is no number, nothing is noted; and no hash is the same for another tenant.
        Assert.Equal(1, await CountAsync());
        Assert.NotEqual(await log.Personal.LookupAsync(tenant, Digits, "1"), await log.Personal.LookupAsync(Accounts.NewTenant(), Digits, "1"));
    }

    [Fact]
    public async Task Nobody_is_found_by_what_was_erased()
    {
        var (log, friend) = (Node(), People.New());
        await log.AppendAsync(People.Join(tenant, person));
        await log.AppendAsync(People.Join(tenant, friend));
        Assert.Equal(2, (await FoundAsync(log, People.Phone)).Count);
        await new SubjectErasure(log, TimeProvider.System).EraseAsync(tenant, person, "asked for", new Actor("admin", "key:a"));
        var left = People.ContactOf((await log.ReadStreamAsync(tenant, friend).ListAsync())[0].Event).Phone!.Value.Value;
        Assert.Equal([left], await FoundAsync(log, People.Phone));
        // Nor by reading the log again.
        Assert.Equal(1, await new LookupFill(log).RunAsync(tenant));
        Assert.Equal([left], await FoundAsync(log, People.Phone));
    }

    [Fact]
    public async Task What_is_noted_while_a_key_is_destroyed_goes_with_it()
    {
        var (log, other) = (Node(), Node());
        await log.AppendAsync(People.Join(tenant, person));
        await other.NamesAsync(tenant, person);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var destroy = new NpgsqlCommand("update eventstore.data_keys set wrapped = null, destroyed_at = clock_timestamp() where tenant_id = $1 and subject = $2", connection))
        {
            destroy.Parameters.Add(new() { Value = tenant.Value });
            destroy.Parameters.Add(new() { Value = person.ToString() });
            await destroy.ExecuteNonQueryAsync();
        }
        var noting = log.AppendAsync(People.Join(tenant, person));
        await database.LockWaitersAsync(1);
        await transaction.CommitAsync();
        await noting;
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task What_was_sealed_before_the_kind_was_known_is_found_after_the_log_was_read()
    {
        var before = People.Node(database);
        await before.AppendAsync(People.Join(tenant, person));
        var log = Node();
        Assert.Empty(await FoundAsync(log, People.Phone));
        Assert.Equal(1, await new LookupFill(log).RunAsync(tenant));
        Assert.Equal(1, await new LookupFill(log).RunAsync(tenant));
        Assert.Single(await FoundAsync(log, People.Phone));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_new_key_of_the_hashes_takes_over_and_the_former_finds_nothing()
    {
        var log = Node();
        await log.AppendAsync(People.Join(tenant, person));
        var former = await log.Personal.LookupAsync(tenant, Digits, "02079460018");
        Assert.Equal(1, await new LookupFill(log).RunAsync(tenant, renew: true));
        Assert.NotEqual(former, await log.Personal.LookupAsync(tenant, Digits, "02079460018"));
        Assert.Single(await FoundAsync(log, People.Phone));
        Assert.Equal(1, await CountAsync());
    }

    private EventLog Node() => People.Node(database, People.Sealing() with { Lookups = [Digits] });

    private Task<long> CountAsync() => database.ScalarAsync<long>("select count(*) from eventstore.data_lookups where tenant_id = $1", tenant.Value);

    private async Task<List<string>> FoundAsync(EventLog log, string text)
    {
        await using var command = database.Source.CreateCommand("select value from eventstore.data_lookups where tenant_id = $1 and lookup = $2");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = await log.Personal.LookupAsync(tenant, Digits, Digits.Normalise(text)!) });
        var values = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            values.Add(reader.GetString(0));
        return values;
    }
}
