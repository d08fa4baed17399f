using FieldServices.Domain.Customers;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Shared;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

public sealed class CustomerTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    [Fact]
    public async Task A_number_that_cannot_be_dialled_is_refused_with_the_reason_and_without_being_repeated()
    {
        var refused = await client.PostAsync(Households.Register with { Contact = new ContactDetails("Ottoline", "01632 960511") });

        refused.Refused(400, "validation-failed");
        Assert.Equal("/contact/phone", (string?)refused.Json["errors"]![0]!["pointer"]);
        Assert.Contains("No UK number begins so", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("960511", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_is_found_by_its_postcode_and_its_customer()
    {
        var customer = (await client.PostAsync(Households.Register)).Accepted().Id;
        var registered = (await client.PostAsync(Households.House(customer))).Accepted();

        var read = await client.QueryAsync(
            $$"""
            { properties(after: {{registered.Json["position"]}}, filter: { postcode: { eq: "NW6 6RG" }, customerId: { eq: "{{customer}}" } }) {
                nodes { id borough ward location customer { id contacts { number } } } } }
            """);

        var node = Assert.Single(read["data"]!["properties"]!["nodes"]!.AsArray())!;
        Assert.Equal(($"{registered.Id}", "Brent", "Queens Park"), ((string?)node["id"], (string?)node["borough"], (string?)node["ward"]));
        Assert.InRange((double)node["location"]!["coordinates"]![1]!, 51.53, 51.54);
        Assert.Equal(($"{customer}", 1), ((string?)node["customer"]!["id"], (int?)node["customer"]!["contacts"]![0]!["number"]));
    }

    [Fact]
    public async Task A_reference_belongs_to_one_customer()
    {
        var reference = $"CRM-{Guid.CreateVersion7()}";
        var first = (await client.PostAsync(Households.Register with { Reference = reference })).Accepted().Id;

        var refused = (await client.PostAsync(Households.Register with { Reference = reference })).Refused(409, "customer.reference-taken");

        Assert.Contains($"customer/{first}", (string)refused.Json["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_registered_for_a_customer_who_is_not_there_or_closed()
    {
        (await client.PostAsync(Households.House(Guid.CreateVersion7()))).Refused(409, "property.customer-unknown");
        var customer = (await client.PostAsync(Households.Register)).Accepted().Id;
        (await client.PostAsync(new CloseCustomer("Moved"), customer)).Accepted();
        (await client.PostAsync(Households.House(customer))).Refused(409, "property.customer-closed");
    }

    [Fact]
    public async Task An_address_without_a_postcode_is_refused_by_the_name_of_the_field()
    {
        var customer = (await client.PostAsync(Households.Register)).Accepted().Id;

        var refused = await client.PostAsync(new RegisterProperty(new(customer), new Address("14 Salusbury Road"), PropertyKind.Flat));

        refused.Refused(400, "validation-failed");
        Assert.Equal("/address", (string?)refused.Json["errors"]![0]!["pointer"]);
    }
}
