using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Waking;

namespace FieldServices.EventStore.Tests.Sealing;

/// <summary>An erasure makes everything about a subject unreadable everywhere, with a certificate, once.</summary>
public sealed class ErasureContract(StoreDatabase database) : IClassFixture<StoreDatabase>
{
    private static readonly Actor Officer = new("admin", "key:officer");
    private readonly TenantId tenant = Accounts.NewTenant();
    private readonly StreamId person = People.New();

    [Fact]
    public async Task Whoever_was_erased_is_unreadable_in_every_copy_and_everybody_else_is_not()
    {
        var (log, friend) = (People.Node(database), People.New());
        await log.AppendAsync(People.Join(tenant, person));
        await log.AppendAsync(People.Join(tenant, friend, "Ada"));
        var copied = People.ContactOf((await log.ReadStreamAsync(tenant, person).ListAsync())[0].Event);
        await log.AppendAsync(Accounts.Of(tenant, friend, ExpectedVersion.Any, new PersonEvent.Introduced(person.Id, copied)));
        var certificate = await EraseAsync(log);
        Assert.Equal((person, "asked for", Officer, 2), (certificate!.Subject, certificate.Reason, certificate.Actor, certificate.Events));
        foreach (var node in new[] { log, People.Node(database) })
        {
            Assert.Equal([PersonalData.Erased], await node.NamesAsync(tenant, person));
            Assert.Equal(["Ada", PersonalData.Erased], await node.NamesAsync(tenant, friend));
        }
        Assert.Equal(
            Convert.ToHexStringLower(await database.ScalarAsync<byte[]>("select fingerprint from eventstore.data_keys where tenant_id = $1 and wrapped is null", tenant.Value)),
            Assert.Single(certificate.Keys).Fingerprint);
        Assert.DoesNotContain("Quillfeather", await People.DumpAsync(database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_erasure_tells_the_certificate_of_the_first_and_does_nothing_more()
    {
        var log = People.Node(database);
        await log.AppendAsync(People.Join(tenant, person));
        var certificates = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EraseAsync(People.Node(database))));
        Assert.All(certificates, c => Assert.Equal(certificates[0]!.Position, c!.Position));
        Assert.Equal(certificates[0]!.Position, (await EraseAsync(log))!.Position);
        Assert.Single(await log.ReadStreamAsync(tenant, SubjectEvents.StreamOf(tenant, person)).ListAsync());
    }

    [Fact]
    public async Task Somebody_of_whom_nothing_was_sealed_gets_no_certificate()
    {
        var log = People.Node(database);
        await log.AppendAsync(Accounts.Of(tenant, person, ExpectedVersion.New, new PersonEvent.Moved("Bristol")));
        Assert.Null(await EraseAsync(log));
        Assert.Equal(1, await log.HeadAsync(tenant));
    }

    [Fact]
    public async Task What_is_recorded_after_an_erasure_has_a_new_key_and_a_certificate_of_its_own()
    {
        var log = People.Node(database);
        await log.AppendAsync(People.Join(tenant, person));
        var first = await EraseAsync(log);
        await log.AppendAsync(People.Join(tenant, person, "Ada"));
        Assert.Equal([PersonalData.Erased, "Ada"], await People.Node(database).NamesAsync(tenant, person));
        var second = await EraseAsync(log);
        Assert.NotEqual(first!.Keys[0].Id, second!.Keys[0].Id);
        Assert.Equal([PersonalData.Erased, PersonalData.Erased], await People.Node(database).NamesAsync(tenant, person));
    }

    [Fact]
    public async Task A_node_that_remembers_the_key_hears_of_the_erasure_on_another()
    {
        await using var source = EventStoreDatabase.Open(database.ConnectionString);
        var (ear, mouth) = (new WakeUps(source), new WakeUps(database.Source));
        using var stop = new CancellationTokenSource();
        var listening = ear.ListenAsync(stop.Token);
        var reader = People.Node(database, People.Sealing() with { KeysKeptFor = TimeSpan.FromDays(1) }, ear);
        await reader.AppendAsync(People.Join(tenant, person));
        Assert.Equal([People.Name], await reader.NamesAsync(tenant, person));
        await Eventually.TrueAsync(async () => await database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and query like 'listen %'") > 0);
        await EraseAsync(People.Node(database, wakeUps: mouth));
        await Eventually.TrueAsync(async () => (await reader.NamesAsync(tenant, person))[0] == PersonalData.Erased);
        await stop.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task A_node_that_hears_nothing_forgets_the_key_by_itself()
    {
        var reader = People.Node(database, People.Sealing() with { KeysKeptFor = TimeSpan.FromMilliseconds(20) });
        await reader.AppendAsync(People.Join(tenant, person));
        await EraseAsync(People.Node(database));
        await Eventually.TrueAsync(async () => (await reader.NamesAsync(tenant, person))[0] == PersonalData.Erased);
    }

    [Fact]
    public async Task An_append_that_races_with_an_erasure_is_erased_too_or_has_a_key_of_its_own()
    {
        var (writer, eraser) = (People.Node(database), People.Node(database));
        await writer.AppendAsync(People.Join(tenant, person));
        var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        // Both have done everything but the append: the one has sealed with the old key, the other has destroyed it.
        var append = writer.AppendAsync(People.Join(tenant, person, "Ada"));
        await database.LockWaitersAsync(1);
        var erasure = EraseAsync(eraser);
        await database.LockWaitersAsync(2);
        await held.CommitAsync();
        await held.DisposeAsync();
        await append;
        await erasure;
        Assert.Equal([PersonalData.Erased, PersonalData.Erased], await People.Node(database).NamesAsync(tenant, person));
        await People.Node(database).AppendAsync(People.Join(tenant, person, "Again"));
        Assert.Equal("Again", (await People.Node(database).NamesAsync(tenant, person))[^1]);
    }

    [Fact]
    public async Task An_erasure_that_breaks_off_has_done_nothing_and_can_be_repeated()
    {
        var log = People.Node(database);
        await log.AppendAsync(People.Join(tenant, person));
        var held = await HeldAppend.StartAsync(database, Accounts.Open(tenant, Accounts.NewStream()));
        var erasure = EraseAsync(log);
        await database.LockWaitersAsync(1);
        await database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => erasure);
        await held.RollbackAsync();
        await held.DisposeAsync();
        Assert.Equal([People.Name], await People.Node(database).NamesAsync(tenant, person));
        Assert.Null(await new SubjectErasure(log, TimeProvider.System).CertificateAsync(tenant, person));
        Assert.NotNull(await EraseAsync(log));
        Assert.Equal([PersonalData.Erased], await log.NamesAsync(tenant, person));
    }

    [Fact]
    public async Task Whoever_asks_what_is_held_gets_their_own_data_opened_and_nobody_elses()
    {
        var (log, friend) = (People.Node(database), People.New());
        await log.AppendAsync(People.Join(tenant, person));
        await log.AppendAsync(Accounts.Of(tenant, person, ExpectedVersion.Any, new PersonEvent.Moved("Bristol")));
        var mine = People.ContactOf((await log.ReadStreamAsync(tenant, person).ListAsync())[0].Event);
        await log.AppendAsync(People.Join(tenant, friend, "Ada"));
        var ada = People.ContactOf((await log.ReadStreamAsync(tenant, friend).ListAsync())[0].Event);
        await log.AppendAsync(Accounts.Of(tenant, friend, ExpectedVersion.Any, new PersonEvent.Introduced(person.Id, new Contact(mine.Name, ada.Phone))));
        var held = await HeldAsync(log);
        Assert.Equal([1, 4], held.Select(h => h.Envelope.Position));
        Assert.Equal(People.Name, (string?)held[0].Body["contact"]!["name"]);
        Assert.Equal((People.Name, HeldData.SomebodyElse), ((string?)held[1].Body["contact"]!["name"], (string?)held[1].Body["contact"]!["phone"]));
        await EraseAsync(log);
        Assert.Equal(PersonalData.Erased, (string?)(await HeldAsync(log))[1].Body["contact"]!["name"]);
    }

    private Task<Certificate?> EraseAsync(EventLog log) => new SubjectErasure(log, TimeProvider.System).EraseAsync(tenant, person, "asked for", Officer);

    private async Task<List<(Envelope Envelope, System.Text.Json.Nodes.JsonNode Body)>> HeldAsync(EventLog log) =>
        await new HeldData(log).ReadAsync(tenant, person, 0, 100).ListAsync();
}
