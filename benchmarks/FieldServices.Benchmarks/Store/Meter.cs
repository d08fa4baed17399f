using System.Text.Json.Serialization;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Views;

namespace FieldServices.Benchmarks.Store;

/// <summary>The event that the store suite writes: 300 bytes of JSON, and a view over it with one row a stream.</summary>
internal sealed record Reading(Guid Device, long Value, string Unit, string Note)
{
    private static readonly string Padding = new('n', 300 - 87);

    public static Reading Of(Guid device, long value) => new(device, value % 1_000_000 + 1_000_000, "kWh", Padding);
}

internal sealed record DeviceRow(Guid Id, long Value, long Readings, DateTimeOffset LastAt);

[JsonSerializable(typeof(Reading))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class MeterJson : JsonSerializerContext;

internal static class Meter
{
    public static EventCatalog Catalog { get; } = new([EventType.Of<Reading>("meter.read", 1, MeterJson.Default)]);

    public static View<DeviceRow> Devices { get; } = new(
        "devices", 1, MeterJson.Default, r => r.Id, [typeof(Reading)],
        (row, e) => new DeviceRow(e.Stream.Id, ((Reading)e.Event).Value, (row?.Readings ?? 0) + 1, e.EffectiveAt));

    public static TenantId NewTenant() => new(Guid.CreateVersion7());

    public static Append AppendOf(TenantId tenant, Guid device, long after)
    {
        var id = Guid.CreateVersion7();
        return new Append(
            tenant, new StreamId("meter", device), ExpectedVersion.After(after), [Reading.Of(device, after)], DateTimeOffset.UtcNow,
            new Origin(new Actor("device", "d1"), "meter.read", id, id, id));
    }
}
