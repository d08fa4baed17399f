using FieldServices.Api.Security;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Bookings;

/// <summary>A hold that nobody confirms gives the time back by itself, on a clock that is advanced.</summary>
public sealed class ExpiringTests() : OfficeOnTestClock("holds")
{
    [Fact]
    public async Task An_unconfirmed_hold_expires_after_ten_minutes_and_another_gets_the_time()
    {
        var made = await Bookable.MakeAsync(Client);
        var hold = made.Hold(new DateTime(2026, 3, 3, 9, 0, 0));
        var (first, second, agreed) = (await made.RequestedAsync(), await made.RequestedAsync(), await made.RequestedAsync());
        (await Client.PostAsync(hold, first)).Accepted();
        (await Client.PostAsync(hold with { Start = hold.Start.AddHours(3) }, agreed)).Accepted();
        (await Client.PostAsync(new ConfirmBooking(), agreed)).Accepted();

        await AdvanceAsync("PT9M");
        (await Client.PostAsync(hold, second)).Refused(409, "booking.slot-taken");
        await AdvanceAsync("PT2M");

        Assert.Equal(("expired", "confirmed"), (await StatusAsync(first), await StatusAsync(agreed)));
        (await Client.PostAsync(hold, second)).Accepted();
        (await Client.PostAsync(hold with { Start = hold.Start.AddHours(6) }, first)).Accepted();
        await AdvanceAsync("PT11M");
        Assert.Equal("expired", await StatusAsync(first));
    }

    private async Task<string> StatusAsync(Guid id) => (string)(await Client.GetAsync($"/v1/bookings/{id}")).Json["booking"]!["status"]!;
}
