using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Properties;

/// <summary>Everything that decisions need to know of a property.</summary>
public sealed record Property(
    CustomerId? CustomerId,
    Address Address,
    GeoPoint? Point,
    PropertyKind Kind,
    int? YearBuilt,
    string? ConservationArea,
    PersonalText? AccessNotes,
    IReadOnlyList<Equipment> Equipment,
    int LastEquipment,
    PropertyStatus Status)
{
    public static Property Initial { get; } = new(null, new Address(), null, PropertyKind.Other, null, null, null, [], 0, PropertyStatus.Active);

    public static Aggregate<Property, PropertyEvent> Aggregate { get; } = new("property", Initial, Evolve);

    public bool IsRegistered => CustomerId is not null;

    public static Property Evolve(Property state, PropertyEvent @event) => @event switch
    {
        PropertyRegistered e => state with { CustomerId = e.CustomerId, Address = e.Address, Point = e.Point, Kind = e.Kind, YearBuilt = e.YearBuilt },
        PropertyDescribed e => state with { Kind = e.Kind, YearBuilt = e.YearBuilt },
        PropertyAddressSet e => state with { Address = e.Address, Point = e.Point },
        ConservationAreaSet e => state with { ConservationArea = e.Name },
        AccessNotesSet e => state with { AccessNotes = e.Notes },
        EquipmentInstalled e => state with { Equipment = [.. state.Equipment, e.Equipment], LastEquipment = e.Equipment.Number },
        EquipmentRemoved e => state with { Equipment = [.. state.Equipment.Where(x => x.Number != e.Number)] },
        PropertyTransferred e => state with { CustomerId = e.To },
        PropertyRetired => state with { Status = PropertyStatus.Retired },
        PropertyReinstated => state with { Status = PropertyStatus.Active },
        _ => throw new UnhandledEventException(nameof(Property), @event),
    };
}
