using FieldServices.Domain.Bookings;
using FieldServices.Domain.Properties;

namespace FieldServices.Domain.Customers;

/// <summary>The printed example of each command.</summary>
internal static class CustomerExamples
{
    private static readonly PropertyId Property = new(Guid.Parse("019a6f00-3c00-7000-8000-000000000302"));

    private static readonly ContactDetails Asha = new("Asha Patel", "020 7946 0018", "asha@example.org");

    public static RegisterCustomer Register { get; } = new(CustomerKind.Person, "Asha Patel", Asha, "CRM-4711");

    public static RenameCustomer Rename { get; } = new("Asha Patel-Jones");

    public static AddContact AddContact { get; } = new(new ContactDetails("Tom Reid", "+44 113 496 0946", Role: "tenant"));

    public static ChangeContact ChangeContact { get; } = new(1, Asha with { Email = "asha.patel@example.org" });

    public static RemoveContact RemoveContact { get; } = new(1);

    public static SetSite SetSite { get; } = new(Property, "Home");

    public static RemoveSite RemoveSite { get; } = new(Property);

    public static RecordConsent RecordConsent { get; } = new(ConsentPurpose.MarketingByEmail, true, "web form");

    public static TellCustomer Tell { get; } = new(
        new BookingId(Guid.Parse("019a6f00-3c00-7000-8000-000000000501")), BookingNotice.InAnHour, new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));

    public static GrantPoints GrantPoints { get; } = new(120, "1 point for each £10 of job 2231");

    public static RedeemPoints RedeemPoints { get; } = new(100, "£5 off the next visit");

    public static CloseCustomer Close { get; } = new("Moved abroad");
}
