using FieldServices.Api.Security;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Bookings;

/// <summary>From the agreement to the hour before, on a clock that is advanced: what the customer's own record says was told.</summary>
public sealed class RemindersTests() : OfficeOnTestClock("reminders")
{
    [Fact]
    public async Task A_customer_is_told_of_the_agreement_and_reminded_three_times_and_a_cancelled_booking_is_quiet()
    {
        var made = await Bookable.MakeAsync(Client);
        var (asha, tom) = (await CustomerAsync(), await CustomerAsync());
        var kept = await AgreedAsync(made, asha, new DateTime(2026, 3, 4, 9, 0, 0));
        var cancelled = await AgreedAsync(made, tom, new DateTime(2026, 3, 4, 13, 0, 0));
        await AdvanceAsync("PT1M");
        (await Client.PostAsync(new CancelBooking(CancelledBy.Customer), cancelled)).Accepted();

        await AdvanceAsync("PT50H");

        Assert.Equal(["confirmed", "in-a-day", "day-before", "in-an-hour"], await ToldAsync(asha));
        Assert.Equal(["confirmed", "cancelled"], await ToldAsync(tom));
        Assert.Equal("confirmed", (string?)(await Client.GetAsync($"/v1/bookings/{kept}")).Json["status"]);
    }

    [Fact]
    public async Task A_customer_who_was_not_told_when_the_server_stopped_is_told_once_by_the_next_one()
    {
        var made = await Bookable.MakeAsync(Client);
        var asha = await CustomerAsync();
        await RestartAsync(workflows: false);
        await AgreedAsync(made with { Client = Client }, asha, new DateTime(2026, 3, 4, 9, 0, 0));
        await RestartAsync(workflows: true);
        await Eventually.TrueAsync(async () => (await ToldAsync(asha)).Any());

        await RestartAsync(workflows: true);
        await AdvanceAsync("PT1H");

        Assert.Equal(["confirmed"], await ToldAsync(asha));
    }

    private async Task RestartAsync(bool workflows)
    {
        await Server.DisposeAsync();
        Server = await Server.StartAsync(ConnectionString, workflows: workflows);
        Client = await Server.ClientAsync(Tenant, Role.Admin);
    }

    private async Task<Guid> CustomerAsync() => (await Client.PostAsync(Households.Register)).Accepted().Id;

    private async Task<Guid> AgreedAsync(Bookable made, Guid customer, DateTime start)
    {
        var booking = (await Client.PostAsync(new RequestBooking(made.Service, customer))).Accepted().Id;
        (await Client.PostAsync(made.Hold(start), booking)).Accepted();
        (await Client.PostAsync(new ConfirmBooking(), booking)).Accepted();
        return booking;
    }

    private async Task<IEnumerable<string?>> ToldAsync(Guid customer) =>
        (await Client.GetAsync($"/v1/streams/customer/{customer}/events")).Json["events"]!.AsArray()
            .Where(e => (string?)e!["name"] == "customer.told").Select(e => (string?)e!["body"]!["notice"]);
}
