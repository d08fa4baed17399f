using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Domain.Properties;

public abstract record PropertyEvent
{
    private protected PropertyEvent()
    {
    }
}

public sealed record PropertyRegistered(CustomerId CustomerId, Address Address, GeoPoint? Point, PropertyKind Kind, int? YearBuilt = null) : PropertyEvent;

public sealed record PropertyDescribed(PropertyKind Kind, int? YearBuilt) : PropertyEvent;

public sealed record PropertyAddressSet(Address Address, GeoPoint? Point) : PropertyEvent;

public sealed record ConservationAreaSet(string? Name) : PropertyEvent;

public sealed record AccessNotesSet(PersonalText? Notes) : PropertyEvent;

public sealed record EquipmentInstalled(Equipment Equipment) : PropertyEvent;

public sealed record EquipmentRemoved(int Number, string? Reason = null) : PropertyEvent;

public sealed record PropertyTransferred(CustomerId From, CustomerId To) : PropertyEvent;

public sealed record PropertyRetired(string Reason) : PropertyEvent;

public sealed record PropertyReinstated : PropertyEvent;
