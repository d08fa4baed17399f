using FieldServices.Domain.Customers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Tests.Customers;
using static FieldServices.Domain.Tests.Emergencies.SampleEmergencies;

namespace FieldServices.Domain.Tests.Emergencies;

/// <summary>An emergency may concern a customer in the books.</summary>
public sealed class LinkCustomerTests
{
    private static readonly Customer Known = SampleCustomers.State(SampleCustomers.Registered);

    [Fact]
    public void A_report_may_say_whose_it_is()
    {
        Given().When(Report with { CustomerId = SampleCustomers.Id }, T0, Known).Then(Reported, new CustomerLinked(T0, SampleCustomers.Id));
        Given().When(Report, T0, null).Then(Reported);
        Given().When(Report with { CustomerId = SampleCustomers.Id }, T0, null).ThenRejected("emergency.customer-unknown");
    }

    [Fact]
    public void It_can_be_said_later_and_otherwise()
    {
        Given(Reported).When(new LinkCustomer(SampleCustomers.Id), At(10), Known).Then(new CustomerLinked(At(10), SampleCustomers.Id));
        Given(Reported).When(new LinkCustomer(SampleCustomers.Id), At(10), null).ThenRejected("emergency.customer-unknown");
        Given(Reported, new CustomerLinked(At(10), SampleCustomers.Id)).When(new LinkCustomer(SampleCustomers.Id), At(20), Known).ThenNothing();
        Given(Reported, new CustomerLinked(At(10), SampleCustomers.Id)).When(new LinkCustomer(SampleCustomers.Other), At(20), Known).Then(new CustomerLinked(At(20), SampleCustomers.Other));
    }
}
