using FieldServices.EventStore.Caching;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Tests.Harness;

namespace FieldServices.EventStore.Tests.Sealing;

/// <summary>Personal data is sealed on its way into the log, and only readers open it.</summary>
public sealed class SealingContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId person = People.New();

    [Fact]
    public async Task What_is_stored_is_sealed_and_every_node_with_the_master_key_opens_it()
    {
        await People.Node(database).AppendAsync(People.Join(tenant, person));
        var dump = await People.DumpAsync(database);
        Assert.Contains("Bath", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("7946", dump, StringComparison.Ordinal);
        Assert.Equal([People.Name], await People.Node(database).NamesAsync(tenant, person));
    }

    [Fact]
    public async Task A_state_that_is_remembered_and_its_snapshot_hold_what_the_log_holds()
    {
        var log = People.Node(database);
        var states = new StateCache(log);
        var fold = People.Fold with { Snapshots = new SnapshotFormat(1, typeof(Person), PersonJson.Default, Every: 1) };
        var append = People.Join(tenant, person);
        append = append with { Events = await log.SealAsync(tenant, person, append.Events) };
        states.Advance(append, await log.AppendAsync(append), new(Person.Initial, 0, 0, null), fold);
        var remembered = (Person)(await states.LoadAsync(tenant, person, fold)).State;
        Assert.True(remembered.Contact!.Name.IsSealed);
        Assert.Null(remembered.Contact.Name.Clear);
        Assert.Equal(remembered, (Person)(await log.FoldAsync(tenant, person, (object)Person.Initial, Person.Evolve)).State);
        await states.SettledAsync();
        Assert.Contains("~s1.", await database.ScalarAsync<string>("select state::text from eventstore.snapshots where tenant_id = $1", tenant.Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_somebody_elses_data_stays_with_the_key_that_sealed_it()
    {
        var (log, friend) = (People.Node(database), People.New());
        await log.AppendAsync(People.Join(tenant, person));
        var copied = People.ContactOf((await log.ReadStreamAsync(tenant, person).ListAsync())[0].Event);
        await log.AppendAsync(Accounts.Of(tenant, friend, ExpectedVersion.New, new PersonEvent.Introduced(person.Id, copied)));
        await log.AppendAsync(Accounts.Of(tenant, friend, ExpectedVersion.Any, new PersonEvent.Introduced(person.Id, new Contact("Clear before"))));
        Assert.Equal([People.Name, "Clear before"], await log.NamesAsync(tenant, friend));
        Assert.Equal(person.ToString(), await database.ScalarAsync<string>("select string_agg(subject, ' ') from eventstore.data_keys where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public async Task Nodes_that_seal_for_the_same_person_at_once_use_one_key()
    {
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        EventLog[] nodes = [.. Enumerable.Range(0, 4).Select(_ => People.Node(database))];
        await Task.WhenAll(nodes.SelectMany(n => Enumerable.Range(0, 5).Select(i => n.AppendAsync(People.Join(tenant, person, $"{People.Name} {i}")))));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from eventstore.data_keys where tenant_id = $1", tenant.Value));
        Assert.Equal(20, (await People.Node(database).NamesAsync(tenant, person)).Count(n => n.StartsWith(People.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_is_durable_before_what_it_sealed()
    {
        // The append waits for a lock, and its key is in the database already, for everybody to see.
        await database.Log.AppendAsync(Accounts.Open(tenant, Accounts.NewStream()));
        var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var append = People.Node(database).AppendAsync(People.Join(tenant, person));
        await database.LockWaitersAsync(1);
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from eventstore.data_keys where tenant_id = $1", tenant.Value));
        await held.CommitAsync();
        await held.DisposeAsync();
        await append;
        Assert.Equal([People.Name], await People.Node(database).NamesAsync(tenant, person));
    }

    [Fact]
    public async Task Nothing_personal_is_stored_without_a_master_key()
    {
        var log = People.Node(database, new SealingOptions());
        var refused = await Assert.ThrowsAsync<MasterKeyException>(() => log.AppendAsync(People.Join(tenant, person)));
        Assert.DoesNotContain("Quillfeather", refused.ToString(), StringComparison.Ordinal);
        await log.AppendAsync(Accounts.Of(tenant, person, ExpectedVersion.New, new PersonEvent.Moved("Bristol")));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from eventstore.events where tenant_id = $1", tenant.Value));
    }

    [Fact]
    public async Task A_clear_value_of_an_earlier_release_is_read_as_it_is()
    {
        await People.Node(database, new SealingOptions { IsOff = true }).AppendAsync(People.Join(tenant, person));
        var log = People.Node(database);
        await log.AppendAsync(People.Join(tenant, person, "Ada"));
        Assert.Equal([People.Name, "Ada"], await log.NamesAsync(tenant, person));
        // Nothing else here is about stored clear text, so it must not be found by the other tests.
        await database.ExecuteAsync("delete from eventstore.events where tenant_id = $1", tenant.Value);
    }

    [Fact]
    public void An_event_whose_personal_data_belongs_to_nobody_is_refused_at_the_start()
    {
        var problem = Assert.Single(Assert.Throws<InvalidRegistrationException>(() => new EventCatalog([EventType.Of<PersonEvent.Joined>("person.joined", 1, PersonJson.Default)])).Problems);
        Assert.Equal("person.joined@1 has personal data, and its registration does not say whose it is", problem);
        problem = Assert.Single(Assert.Throws<InvalidRegistrationException>(() => new EventCatalog([EventType.Of<PersonEvent.Moved>("person.moved", 1, PersonJson.Default, (_, s) => s)])).Problems);
        Assert.Equal("person.moved@1 has no personal data, and its registration says whose it is", problem);
    }

    [Fact]
    public void Personal_text_tells_nothing_when_it_is_written_by_accident() =>
        Assert.Equal("Contact { Name = [personal], Phone = [personal] }", new Contact(People.Name, People.Phone).ToString());
}
