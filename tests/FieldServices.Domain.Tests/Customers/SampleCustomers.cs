using FieldServices.Domain.Customers;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Shared;

namespace FieldServices.Domain.Tests.Customers;

internal static class SampleCustomers
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static readonly CustomerId Id = new(Guid.Parse("019a6f00-3c00-7000-8000-000000000301"));
    public static readonly CustomerId Other = new(Guid.Parse("019a6f00-3c00-7000-8000-000000000303"));
    public static readonly PropertyId House = new(Guid.Parse("019a6f00-3c00-7000-8000-000000000302"));
    public static readonly PropertyId Office = new(Guid.Parse("019a6f00-3c00-7000-8000-000000000304"));

    public static readonly ContactDetails Details = new("Asha Patel", "020 7946 0018", "asha@example.org", "owner");
    public static readonly CustomerContact Asha = new(1, "Asha Patel", "+442079460018", "asha@example.org", "owner");
    public static readonly CustomerRegistered Registered = new(CustomerKind.Person, "Asha Patel", "CRM-4711", Now);
    public static readonly CustomerClosed Closed = new("Moved");

    public static readonly Address Salusbury = new("14 Salusbury Road", Town: "London", Postcode: "NW6 6RG", Borough: "Brent", Ward: "Queens Park", PostcodeDistrict: "NW6");
    public static readonly GeoPoint Point = new(51.53372, -0.20342);
    public static readonly PropertyRegistered HouseRegistered = new(Id, Salusbury, Point, PropertyKind.TerracedHouse, 1896);
    public static readonly Equipment Boiler = new(1, "combi boiler", "Worcester Bosch", "Greenstar 4000", "7733600043-2201", new DateOnly(2022, 11, 4));

    public static Customer State(params CustomerEvent[] history) => history.Aggregate(Customer.Initial, Customer.Evolve);

    public static Property PropertyState(params PropertyEvent[] history) => history.Aggregate(Property.Initial, Property.Evolve);
}
