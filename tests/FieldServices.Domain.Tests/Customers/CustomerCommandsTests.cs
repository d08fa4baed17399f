using FieldServices.Domain.Customers;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Tests.Specifications;
using static FieldServices.Domain.Tests.Customers.SampleCustomers;

namespace FieldServices.Domain.Tests.Customers;

public sealed class CustomerCommandsTests
{
    private static readonly ContactAdded Added = new(Asha);
    private static readonly SiteSet Home = new(new CustomerSite(House, "Home"));

    [Fact]
    public void A_customer_is_registered_once_with_its_first_contact()
    {
        Given().When(new RegisterCustomer(CustomerKind.Person, " Asha Patel ", Details, " CRM-4711 "), Now).Then(Registered, Added);
        Given().When(new RegisterCustomer(CustomerKind.Person, "Asha Patel", Reference: "CRM-4711"), Now).Then(Registered);
        Given(Registered).When(new RegisterCustomer(CustomerKind.Person, "Asha Patel"), Now).ThenRejected("customer.already-exists");
    }

    [Fact]
    public void A_reference_is_claimed_for_as_long_as_the_customer_has_it() =>
        Given().When(new RegisterCustomer(CustomerKind.Person, "Asha Patel", Reference: "CRM-4711"), Now).ThenClaims(["CRM-4711"], []);

    [Fact]
    public void Contacts_are_numbered_and_a_number_is_never_given_twice()
    {
        var tom = new ContactDetails("Tom Reid", "+44 (0)113 496 0946");
        object[] history = [Registered, Added, new ContactRemoved(1)];

        Given(history).When(new AddContact(tom), Now).Then(new ContactAdded(new CustomerContact(2, "Tom Reid", "+441134960946")));
        Given(Registered, Added).When(new ChangeContact(1, tom), Now).Then(new ContactChanged(new CustomerContact(1, "Tom Reid", "+441134960946")));
        Given(Registered, Added).When(new RemoveContact(1), Now).Then(new ContactRemoved(1));
    }

    [Fact]
    public void A_contact_that_is_not_there_is_neither_changed_nor_removed()
    {
        Given(Registered).When(new ChangeContact(1, Details), Now).ThenRejected("customer.contact-unknown");
        Given(Registered).When(new RemoveContact(1), Now).ThenRejected("customer.contact-unknown");
    }

    [Fact]
    public void A_customer_has_at_most_a_hundred_contacts()
    {
        object[] history = [Registered, .. Enumerable.Range(1, 100).Select(n => new ContactAdded(Asha with { Number = n }))];

        Given(history).When(new AddContact(Details), Now).ThenRejected("customer.too-many-contacts");
        Given(history[..^1]).When(new AddContact(Details), Now).Then(new ContactAdded(Asha with { Number = 100 }));
    }

    [Fact]
    public void A_site_is_an_active_property_under_a_name_of_its_own()
    {
        var house = PropertyState(HouseRegistered);
        var retired = PropertyState(HouseRegistered, new PropertyRetired("Sold"));

        Given(Registered).When(new SetSite(House, " Home "), Now, house).Then(Home);
        Given(Registered, Home).When(new SetSite(House, "Home"), Now, house).ThenNothing();
        Given(Registered, Home).When(new SetSite(House, "Old house"), Now, house).Then(new SiteSet(new CustomerSite(House, "Old house")));
        Given(Registered, Home).When(new SetSite(Office, "HOME"), Now, house).ThenRejected("customer.site-name-taken");
        Given(Registered).When(new SetSite(House, "Home"), Now).ThenRejected("customer.property-unknown");
        Given(Registered).When(new SetSite(House, "Home"), Now, retired).ThenRejected("customer.property-retired");
        Given(Registered, Closed).When(new SetSite(House, "Home"), Now, house).ThenRejected("customer.wrong-status");
    }

    [Fact]
    public void A_site_has_a_contact_of_the_customer_until_that_one_is_removed()
    {
        var house = PropertyState(HouseRegistered);
        var withAsha = new SiteSet(new CustomerSite(House, "Home", 1));

        Given(Registered).When(new SetSite(House, "Home", 1), Now, house).ThenRejected("customer.contact-unknown");
        Given(Registered, Added).When(new SetSite(House, "Home", 1), Now, house).Then(withAsha);
        Assert.Null(State(Registered, Added, withAsha, new ContactRemoved(1)).Sites.Single().Contact);
    }

    [Fact]
    public void A_customer_has_at_most_five_hundred_sites()
    {
        object[] history = [Registered, .. Enumerable.Range(1, 500).Select(n => new SiteSet(new CustomerSite(new(Guid.NewGuid()), $"Site {n}")))];

        Given(history).When(new SetSite(House, "Home"), Now, PropertyState(HouseRegistered)).ThenRejected("customer.too-many-sites");
    }

    [Fact]
    public void Only_a_site_of_the_customer_is_removed()
    {
        Given(Registered, Home).When(new RemoveSite(House), Now).Then(new SiteRemoved(House));
        Given(Registered, Home).When(new RemoveSite(Office), Now).ThenRejected("customer.site-unknown");
    }

    [Fact]
    public void The_last_word_about_a_purpose_counts()
    {
        var yes = new ConsentRecorded(new Consent(ConsentPurpose.MarketingBySms, true, "web form", Now));
        var no = new ConsentRecorded(new Consent(ConsentPurpose.MarketingBySms, false, "call", Now.AddDays(1)));

        Given(Registered).When(new RecordConsent(ConsentPurpose.MarketingBySms, true, " web form "), Now).Then(yes);
        Given(Registered, yes).When(new RecordConsent(ConsentPurpose.MarketingBySms, false, "call"), Now.AddDays(1)).Then(no);
        Assert.Equal([no.Consent], State(Registered, yes, no).Consents);
    }

    [Fact]
    public void No_more_points_are_redeemed_than_were_granted()
    {
        var granted = new PointsGranted(120, "job");

        Given(Registered).When(new GrantPoints(120, "job"), Now).Then(granted);
        Given(Registered, granted).When(new RedeemPoints(120, "voucher"), Now).Then(new PointsRedeemed(120, "voucher"));
        Given(Registered, granted).When(new RedeemPoints(121, "voucher"), Now).ThenRejected("customer.too-few-points");
        Given(Registered, Closed).When(new GrantPoints(1, "job"), Now).ThenRejected("customer.wrong-status");
        Assert.Equal(0, State(Registered, granted, new PointsRedeemed(120, "voucher")).Points);
    }

    [Fact]
    public void A_closed_customer_may_be_reopened_and_renamed()
    {
        Given(Registered).When(new CloseCustomer(" Moved "), Now).Then(Closed);
        Given(Registered, Closed).When(new CloseCustomer("Moved"), Now).ThenRejected("customer.wrong-status");
        Given(Registered, Closed).When(new ReopenCustomer(), Now).Then(new CustomerReopened());
        Given(Registered).When(new ReopenCustomer(), Now).ThenRejected("customer.wrong-status");
        Given(Registered, Closed).When(new RenameCustomer(" Asha Jones "), Now).Then(new CustomerRenamed("Asha Jones"));
        Assert.Equal(CustomerStatus.Active, State(Registered, Closed, new CustomerReopened()).Status);
    }

    private static Specification Given(params object[] history) => Specification.Given(CustomerModule.Module, history);
}
