using FieldServices.Domain.Customers;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Properties;

/// <summary>The printed example of each command.</summary>
internal static class PropertyExamples
{
    private static readonly CustomerId Customer = new(Guid.Parse("019a6f00-3c00-7000-8000-000000000301"));

    private static readonly Address Address = new("14 Salusbury Road", Town: "London", Postcode: "NW6 6RG");

    public static RegisterProperty Register { get; } = new(Customer, Address, PropertyKind.TerracedHouse, YearBuilt: 1896);

    public static DescribeProperty Describe { get; } = new(PropertyKind.Flat, 1896);

    public static SetPropertyAddress SetAddress { get; } = new(Address with { Line2 = "Flat 2" }, new GeoPoint(51.53372, -0.20342));

    public static SetConservationArea SetConservationArea { get; } = new("Queens Park");

    public static SetAccessNotes SetAccessNotes { get; } = new("Key safe left of the door; ring before");

    public static InstallEquipment InstallEquipment { get; } =
        new("combi boiler", "Worcester Bosch", "Greenstar 4000", "7733600043-2201", new DateOnly(2022, 11, 4));

    public static RemoveEquipment RemoveEquipment { get; } = new(1, "Replaced by a heat pump");

    public static TransferProperty Transfer { get; } = new(Customer);

    public static RetireProperty Retire { get; } = new("Sold; the buyer has a contract elsewhere");
}
