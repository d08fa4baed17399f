using System.Text.Json.Serialization;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Sealing;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>An event of 300 bytes with a name and a telephone number in it, which belong to the one whose stream it is.</summary>
internal sealed record Visit(Guid Place, PersonalText Name, PersonalText Phone, long Value, string Note)
{
    private static readonly string Padding = new('n', 300 - 132);

    public static EventCatalog Catalog { get; } = new([EventType.Of<Visit>("visit.made", 1, VisitJson.Default, (_, stream) => stream)]);

    /// <summary>Seals, or stores the same clear.</summary>
    public static SealingOptions Sealing(bool on) => new() { IsOff = !on, Masters = MasterKeys.Parse(MasterKeys.Generate()) };

    public static Append AppendOf(TenantId tenant, Guid place, long after)
    {
        var id = Guid.CreateVersion7();
        return new Append(
            tenant, new StreamId("visit", place), ExpectedVersion.After(after), [new Visit(place, "Ada Lovelace", "+44 20 7946 0018", after % 1_000_000 + 1_000_000, Padding)],
            DateTimeOffset.UtcNow, new Origin(new Actor("device", "d1"), "visit.make", id, id, id));
    }
}

[JsonSerializable(typeof(Visit))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class VisitJson : JsonSerializerContext;
