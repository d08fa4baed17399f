using FieldServices.Domain.Properties;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Customers.SampleCustomers;

namespace FieldServices.Domain.Tests.Customers;

public sealed class PropertyCommandsTests
{
    private static readonly Domain.Customers.Customer Owner = State(Registered);
    private static readonly Domain.Customers.Customer Gone = State(Registered, Closed);
    private static readonly RegisterProperty Register = new(Id, new Address("14 Salusbury Road", Town: "London", Postcode: "nw66rg"), PropertyKind.TerracedHouse, YearBuilt: 1896);
    private static readonly PropertyRetired Retired = new("Sold");

    [Fact]
    public void Borough_ward_and_position_follow_from_the_postcode()
    {
        var registered = Assert.IsType<PropertyRegistered>(Assert.Single(Given().When(Register, Now, Owner).Events));

        Assert.Equal(("NW6 6RG", "NW6", "Brent", "Queens Park"), (registered.Address.Postcode, registered.Address.PostcodeDistrict, registered.Address.Borough, registered.Address.Ward));
        Assert.InRange(Earth.DistanceMetres(registered.Point!, Point), 0, 1_000);
    }

    [Fact]
    public void What_is_said_counts_more_than_the_directory()
    {
        var said = Register with { Point = Point, Address = Register.Address with { Borough = "Camden" } };
        var registered = Assert.IsType<PropertyRegistered>(Assert.Single(Given().When(said, Now, Owner).Events));

        Assert.Equal((Point, "Camden", null), (registered.Point, registered.Address.Borough, registered.Address.Ward));
    }

    [Fact]
    public void A_postcode_elsewhere_leaves_the_position_open()
    {
        var leeds = Register with { Address = new Address("1 Park Row", Town: "Leeds", Postcode: "LS1 5AB") };

        Given().When(leeds, Now, Owner).Then(new PropertyRegistered(
            Id, leeds.Address with { PostcodeDistrict = "LS1" }, null, PropertyKind.TerracedHouse, 1896));
    }

    [Fact]
    public void A_property_belongs_to_an_active_customer()
    {
        Given().When(Register, Now).ThenRejected("property.customer-unknown");
        Given().When(Register, Now, Gone).ThenRejected("property.customer-closed");
        Given(HouseRegistered).When(Register, Now, Owner).ThenRejected("property.already-exists");
        Given(HouseRegistered).When(new TransferProperty(Other), Now, Owner).Then(new PropertyTransferred(Id, Other));
        Given(HouseRegistered).When(new TransferProperty(Id), Now, Owner).ThenNothing();
        Given(HouseRegistered).When(new TransferProperty(Other), Now).ThenRejected("property.customer-unknown");
        Given(HouseRegistered).When(new TransferProperty(Other), Now, Gone).ThenRejected("property.customer-closed");
        Assert.Equal(Other, PropertyState(HouseRegistered, new PropertyTransferred(Id, Other)).CustomerId);
    }

    [Fact]
    public void The_description_and_the_address_are_replaced_and_the_same_again_is_nothing_new()
    {
        var flat = Salusbury with { Line2 = "Flat 2" };

        Given(HouseRegistered).When(new DescribeProperty(PropertyKind.Flat), Now).Then(new PropertyDescribed(PropertyKind.Flat, null));
        Given(HouseRegistered).When(new DescribeProperty(PropertyKind.TerracedHouse, 1896), Now).ThenNothing();
        Given(HouseRegistered).When(new SetPropertyAddress(flat, Point), Now).Then(new PropertyAddressSet(flat, Point));
        Given(HouseRegistered).When(new SetPropertyAddress(Salusbury, Point), Now).ThenNothing();
    }

    [Fact]
    public void A_conservation_area_of_Brent_is_one_of_its_list()
    {
        var set = new ConservationAreaSet("Queens Park");

        Given(HouseRegistered).When(new SetConservationArea(" queens park "), Now).Then(set);
        Given(HouseRegistered, set).When(new SetConservationArea("Queens Park"), Now).ThenNothing();
        Given(HouseRegistered, set).When(new SetConservationArea(), Now).Then(new ConservationAreaSet(null));
        Given(HouseRegistered).When(new SetConservationArea("Hyde Park"), Now).ThenRejected("property.conservation-area-unknown");
    }

    [Fact]
    public void A_conservation_area_of_a_borough_whose_list_is_not_known_is_taken_as_it_is()
    {
        var camden = HouseRegistered with { Address = Salusbury with { Borough = "Camden" } };

        Given(camden).When(new SetConservationArea("Hampstead"), Now).Then(new ConservationAreaSet("Hampstead"));
    }

    [Fact]
    public void Equipment_is_numbered_and_a_serial_number_is_there_once()
    {
        var install = new InstallEquipment(" combi boiler ", Boiler.Make, Boiler.Model, Boiler.SerialNumber, Boiler.InstalledOn);
        var installed = new EquipmentInstalled(Boiler);

        Given(HouseRegistered).When(install, Now).Then(installed);
        Given(HouseRegistered, installed).When(install, Now).ThenRejected("property.equipment-known");
        Given(HouseRegistered, installed, new EquipmentRemoved(1)).When(install, Now).Then(new EquipmentInstalled(Boiler with { Number = 2 }));
        Given(HouseRegistered, installed).When(new RemoveEquipment(1, "Old"), Now).Then(new EquipmentRemoved(1, "Old"));
        Given(HouseRegistered).When(new RemoveEquipment(1), Now).ThenRejected("property.equipment-unknown");
        Given(HouseRegistered, Retired).When(install, Now).ThenRejected("property.wrong-status");
    }

    [Fact]
    public void A_property_has_at_most_two_hundred_pieces_of_equipment()
    {
        object[] history = [HouseRegistered, .. Enumerable.Range(1, 200).Select(n => new EquipmentInstalled(new Equipment(n, "radiator")))];

        Given(history).When(new InstallEquipment("radiator"), Now).ThenRejected("property.too-much-equipment");
        Given(history[..^1]).When(new InstallEquipment("radiator"), Now).Then(new EquipmentInstalled(new Equipment(200, "radiator")));
    }

    [Fact]
    public void Access_notes_are_replaced_or_taken_away()
    {
        Given(HouseRegistered).When(new SetAccessNotes("Key safe"), Now).Then(new AccessNotesSet("Key safe"));
        Given(HouseRegistered, new AccessNotesSet("Key safe")).When(new SetAccessNotes(), Now).Then(new AccessNotesSet(null));
        Given(HouseRegistered).When(new SetAccessNotes(), Now).ThenNothing();
    }

    [Fact]
    public void A_retired_property_may_be_reinstated()
    {
        Given(HouseRegistered).When(new RetireProperty(" Sold "), Now).Then(Retired);
        Given(HouseRegistered, Retired).When(new RetireProperty("Sold"), Now).ThenRejected("property.wrong-status");
        Given(HouseRegistered, Retired).When(new ReinstateProperty(), Now).Then(new PropertyReinstated());
        Given(HouseRegistered).When(new ReinstateProperty(), Now).ThenRejected("property.wrong-status");
        Assert.Equal(PropertyStatus.Active, PropertyState(HouseRegistered, Retired, new PropertyReinstated()).Status);
    }

    private static Specification Given(params object[] history) => Specification.Given(PropertyModule.Module, history);
}
