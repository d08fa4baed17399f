using FieldServices.Domain.Customers;
using FieldServices.Domain.Customers.Views;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Properties.Views;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Customers.SampleCustomers;

namespace FieldServices.Domain.Tests.Customers;

public sealed class CustomerViewsTests
{
    [Fact]
    public void The_list_shows_a_customer_with_contacts_sites_consents_and_points()
    {
        var row = CustomerRowOf(
            Registered, new ContactAdded(Asha), new ContactAdded(Asha with { Number = 2 }), new ContactChanged(Asha with { Number = 2, Role = "tenant" }),
            new SiteSet(new CustomerSite(House, "Home", 1)), new SiteSet(new CustomerSite(Office, "Office")), new SiteRemoved(Office), new ContactRemoved(1),
            new ConsentRecorded(new Consent(ConsentPurpose.MarketingByEmail, true, "web form", Now)),
            new ConsentRecorded(new Consent(ConsentPurpose.MarketingBySms, true, "web form", Now)),
            new ConsentRecorded(new Consent(ConsentPurpose.MarketingBySms, false, "call", Now)),
            new PointsGranted(120, "job"), new PointsRedeemed(20, "voucher"), new CustomerRenamed("Asha Jones"));

        Assert.Equal(["tenant"], row.Contacts.Select(c => c.Role));
        Assert.Equal([new CustomerSite(House, "Home")], row.Sites);
        Assert.Equal([ConsentPurpose.MarketingByEmail], row.Agreed);
        Assert.Equal((2, 100, "Asha Jones", 14L), (row.Consents.Count, row.Points, row.Name.Clear, row.Version));
    }

    [Fact]
    public void A_closed_customer_is_shown_as_such_until_it_is_reopened()
    {
        Assert.Equal(CustomerStatus.Closed, CustomerRowOf(Registered, Closed).Status);
        Assert.Equal(CustomerStatus.Active, CustomerRowOf(Registered, Closed, new CustomerReopened()).Status);
    }

    [Fact]
    public void The_list_shows_a_property_with_address_position_equipment_and_area()
    {
        var row = PropertyRowOf(
            HouseRegistered, new ConservationAreaSet("Queens Park"), new AccessNotesSet("Key safe"), new EquipmentInstalled(Boiler),
            new EquipmentInstalled(Boiler with { Number = 2 }), new EquipmentRemoved(1), new PropertyDescribed(PropertyKind.Flat, 1900), new PropertyTransferred(Id, Other));

        Assert.Equal((Other.Value, "NW6 6RG", "NW6", "Brent"), (row.CustomerId, row.Postcode, row.PostcodeDistrict, row.Borough));
        Assert.Equal(Point, row.Location!.ToGeoPoint());
        Assert.Equal((true, "Queens Park", "Key safe"), (row.InConservationArea, row.ConservationArea, row.AccessNotes!.Value.Clear));
        Assert.Equal([2], row.Equipment.Select(e => e.Number));
        Assert.Equal((PropertyKind.Flat, 1900, 8L), (row.Kind, row.YearBuilt, row.Version));
    }

    [Fact]
    public void A_corrected_address_and_a_retirement_are_shown()
    {
        var row = PropertyRowOf(HouseRegistered, new PropertyAddressSet(new Address("1 Park Row", Postcode: "LS1 5AB"), null), new PropertyRetired("Sold"));

        Assert.Equal(("1 Park Row", "LS1", null, PropertyStatus.Retired), (row.Line1, row.PostcodeDistrict, row.Location, row.Status));
        Assert.Equal(PropertyStatus.Active, PropertyRowOf(HouseRegistered, new PropertyRetired("Sold"), new PropertyReinstated()).Status);
    }

    private static CustomerRow CustomerRowOf(params object[] history) => ViewSpecification.Row(CustomerList.View, Envelopes.Of(CustomerModule.Module, history))!;

    private static PropertyRow PropertyRowOf(params object[] history) => ViewSpecification.Row(PropertyList.View, Envelopes.Of(PropertyModule.Module, history))!;
}
