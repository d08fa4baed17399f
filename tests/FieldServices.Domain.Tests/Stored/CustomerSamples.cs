using FieldServices.Domain.Customers;
using FieldServices.Domain.Properties;
using static FieldServices.Domain.Tests.Customers.SampleCustomers;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>One full example of every event of customers and properties.</summary>
internal static class CustomerSamples
{
    public static IReadOnlyList<object> All { get; } =
    [
        Registered,
        new CustomerRenamed("Asha Jones"),
        new ContactAdded(Asha),
        new ContactChanged(Asha with { Role = "tenant" }),
        new SiteSet(new CustomerSite(House, "Home", 1)),
        new SiteRemoved(House),
        new ContactRemoved(1),
        new ConsentRecorded(new Consent(ConsentPurpose.MarketingByEmail, true, "web form", Now)),
        new PointsGranted(120, "job"),
        new PointsRedeemed(100, "voucher"),
        Closed,
        new CustomerReopened(),
        HouseRegistered,
        new PropertyDescribed(PropertyKind.Flat, 1900),
        new PropertyAddressSet(Salusbury with { Line2 = "Flat 2" }, Point),
        new ConservationAreaSet("Queens Park"),
        new AccessNotesSet("Key safe left of the door"),
        new EquipmentInstalled(Boiler),
        new EquipmentRemoved(1, "Replaced"),
        new PropertyTransferred(Id, Other),
        new PropertyRetired("Sold"),
        new PropertyReinstated(),
    ];
}
