using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;

namespace FieldServices.Domain.Properties.Views;

public static class PropertyList
{
    public static View<PropertyRow> View { get; } = new View<PropertyRow>(
            "properties",
            1,
            DomainJson.Default,
            row => row.Id,
            [
                typeof(PropertyRegistered), typeof(PropertyDescribed), typeof(PropertyAddressSet), typeof(ConservationAreaSet), typeof(AccessNotesSet),
                typeof(EquipmentInstalled), typeof(EquipmentRemoved), typeof(PropertyTransferred), typeof(PropertyRetired), typeof(PropertyReinstated),
            ],
            Evolve)
        .Index(row => row.CustomerId)
        .Index(row => row.Postcode)
        .Index(row => row.Line1)
        .Index(row => row.Borough, row => row.Ward)
        .Index(row => row.InConservationArea, row => row.RegisteredAt)
        .Index(row => row.RegisteredAt)
        .Index(row => row.Location);

    private static PropertyRow? Evolve(PropertyRow? row, Envelope envelope) => envelope.Event switch
    {
        PropertyRegistered e => Register(e, envelope),
        PropertyEvent e => Change(Rows.Existing(row, envelope), e) with { Version = envelope.Version, UpdatedAt = envelope.EffectiveAt },
        _ => throw new UnhandledEventException(nameof(PropertyList), envelope.Event),
    };

    private static PropertyRow Register(PropertyRegistered e, Envelope envelope) => Placed(
        new(
            envelope.Stream.Id, envelope.Version, e.CustomerId.Value, PropertyStatus.Active, null, null, null, null, null, null, null, null, e.Kind, e.YearBuilt,
            InConservationArea: false, ConservationArea: null, AccessNotes: null, [], envelope.EffectiveAt, envelope.EffectiveAt),
        e.Address, e.Point);

    private static PropertyRow Change(PropertyRow row, PropertyEvent @event) => @event switch
    {
        PropertyRegistered => row,
        PropertyDescribed e => row with { Kind = e.Kind, YearBuilt = e.YearBuilt },
        PropertyAddressSet e => Placed(row, e.Address, e.Point),
        ConservationAreaSet e => row with { InConservationArea = e.Name is not null, ConservationArea = e.Name },
        AccessNotesSet e => row with { AccessNotes = e.Notes },
        EquipmentInstalled e => row with { Equipment = [.. row.Equipment, e.Equipment] },
        EquipmentRemoved e => row with { Equipment = [.. row.Equipment.Where(x => x.Number != e.Number)] },
        PropertyTransferred e => row with { CustomerId = e.To.Value },
        PropertyRetired => row with { Status = PropertyStatus.Retired },
        PropertyReinstated => row with { Status = PropertyStatus.Active },
        _ => throw new UnhandledEventException(nameof(PropertyList), @event),
    };

    private static PropertyRow Placed(PropertyRow row, Address address, GeoPoint? point) => row with
    {
        Line1 = address.Line1,
        Line2 = address.Line2,
        Town = address.Town,
        Postcode = address.Postcode,
        PostcodeDistrict = address.District(),
        Borough = address.Borough,
        Ward = address.Ward,
        Location = point?.ToGeometry(),
    };
}
