using System.Text.Json.Nodes;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Properties;
using FieldServices.Domain.Shared;

namespace FieldServices.Scenarios.Harness;

/// <summary>A customer with a house, with something of everything that their commands need.</summary>
public sealed record Households(Guid Customer, Guid Property)
{
    public static RegisterCustomer Register { get; } = new(CustomerKind.Person, "Ottoline Featherstonehaugh", new ContactDetails("Ottoline", "020 7946 0311"));

    public static RegisterProperty House(Guid customer) =>
        new(new(customer), new Address("14 Salusbury Road", Town: "London", Postcode: "nw6 6rg"), PropertyKind.TerracedHouse);

    public static async Task<Households> FurnishedAsync(Client client)
    {
        var customer = (await client.PostAsync(Register)).Accepted().Id;
        var property = (await client.PostAsync(House(customer))).Accepted().Id;
        (await client.PostAsync(new GrantPoints(500, "welcome"), customer)).Accepted();
        (await client.PostAsync(new SetSite(new(property), "Town house"), customer)).Accepted();
        (await client.PostAsync(new InstallEquipment("radiator"), property)).Accepted();
        (await client.PostAsync(new SetAccessNotes("The gate sticks"), property)).Accepted();
        return new Households(customer, property);
    }

    /// <summary>Which of the two a command is for, brought to a status in which it is allowed.</summary>
    public async Task<Guid> ReadyForAsync(Client client, Module module, Command command)
    {
        var id = module.Subject == "customer" ? Customer : Property;
        if (command.From.Contains(nameof(CustomerStatus.Closed)))
            (await client.PostAsync(new CloseCustomer("Moved"), id)).Accepted();
        if (command.From.Contains(nameof(PropertyStatus.Retired)))
            (await client.PostAsync(new RetireProperty("Sold"), id)).Accepted();
        return id;
    }

    /// <summary>A booking of the customer that is agreed, with its start.</summary>
    public static async Task<(JsonNode Id, JsonNode Start)> AgreedAsync(Client client, Guid customer)
    {
        var made = await Bookable.MakeAsync(client);
        var booking = (await client.PostAsync(new RequestBooking(made.Service, customer))).Accepted().Id;
        (await client.PostAsync(made.Hold(), booking)).Accepted();
        var agreed = (await client.PostAsync(new ConfirmBooking(), booking)).Accepted().Json;
        return (booking, agreed["booking"]!["slot"]!["from"]!.DeepClone());
    }

    /// <summary>Puts things that exist into an example.</summary>
    public static async Task FitAsync(Client client, string route, JsonObject example, Guid? id)
    {
        if (!route.StartsWith("/v1/customers", StringComparison.Ordinal) && !route.StartsWith("/v1/properties", StringComparison.Ordinal) && !route.EndsWith("/link-customer", StringComparison.Ordinal))
            return;
        if (example.ContainsKey("customerId"))
            example["customerId"] = (await client.PostAsync(Register)).Accepted().Id;
        if (example.ContainsKey("propertyId"))
        {
            var events = (await client.GetAsync($"/v1/streams/customer/{id}/events")).Json["events"]!.AsArray();
            example["propertyId"] = events.Single(e => (string)e!["name"]! == "customer.site-set")!["body"]!["site"]!["propertyId"]!.DeepClone();
        }
        if (example.ContainsKey("bookingId"))
            (example["bookingId"], example["startsAt"]) = await AgreedAsync(client, id!.Value);
        if (example.ContainsKey("reference"))
            example["reference"] = $"CRM-{Guid.CreateVersion7()}";
    }
}
