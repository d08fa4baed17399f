using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Placing;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Tests.Harness;
using FieldServices.EventStore.Waking;

namespace FieldServices.EventStore.Tests.Sealing;

/// <summary>The catalog of events with personal data, and nodes that keep it.</summary>
internal static class People
{
    public const string Name = "Perpetua Quillfeather";
    public const string Phone = "020 7946 0018";

    public static EventCatalog Catalog { get; } = new(
    [
        EventType.Of<PersonEvent.Joined>("person.joined", 1, PersonJson.Default, (_, stream) => stream),
        EventType.Of<PersonEvent.Introduced>("person.introduced", 1, PersonJson.Default, (e, _) => new StreamId("person", e.Other)),
        EventType.Of<PersonEvent.Moved>("person.moved", 1, PersonJson.Default),
        .. SubjectEvents.All,
    ]);

    public static StateFold<object> Fold { get; } = new(Person.Initial, Person.Evolve, null);

    public static SealingOptions Sealing(params string[] masters) => new() { Masters = MasterKeys.Parse(string.Join('\n', masters.Length == 0 ? [TestMasterKey.Text] : masters)) };

    /// <summary>A node of its own: nothing that another one remembers is known to it.</summary>
    public static EventLog Node(StoreDatabase database, SealingOptions? sealing = null, WakeUps? wakeUps = null) =>
        new(database.Source, Catalog, wakeUps, sealing: sealing ?? Sealing());

    public static EventLog Node(Places places) => new(places, Catalog, sealing: Sealing());

    public static StreamId New() => new("person", Guid.CreateVersion7());

    public static Append Join(TenantId tenant, StreamId person, string name = Name) =>
        Accounts.Of(tenant, person, ExpectedVersion.Any, new PersonEvent.Joined("Bath", new Contact(name, Phone)));

    /// <summary>The names in the events of a stream, as a reader is shown them.</summary>
    public static async Task<List<string>> NamesAsync(this EventLog log, TenantId tenant, StreamId stream)
    {
        var names = new List<string>();
        foreach (var envelope in await log.ReadStreamAsync(tenant, stream).ListAsync())
            names.Add(await log.Personal.OpenAsync(tenant, ContactOf(envelope.Event).Name.Value));
        return names;
    }

    public static Contact ContactOf(object @event) => @event is PersonEvent.Joined joined ? joined.Contact : ((PersonEvent.Introduced)@event).Contact;

    /// <summary>Every row of every table of the database, as text.</summary>
    public static async Task<string> DumpAsync(StoreDatabase database) => await database.ScalarAsync<string>(
        """
        select string_agg(query_to_xml(format('select t::text as r from %I.%I t', schemaname, tablename), true, true, '')::text, '')
        from pg_tables where schemaname in ('eventstore', 'read', 'workflows')
        """);
}
