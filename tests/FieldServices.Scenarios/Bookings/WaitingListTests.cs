using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Bookings.Places;
using FieldServices.Domain.Bookings.Waiting;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Bookings;

/// <summary>Times that are given back reach those who wait for them, one at a time, whatever happens at once.</summary>
public sealed class WaitingListTests() : OfficeOnTestClock("waiting")
{
    private static readonly DateTime Nine = new(2026, 3, 3, 9, 0, 0);
    private static readonly WaitForSlot Tuesday = new(new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 3), OfferMinutes: 30);

    [Fact]
    public async Task A_time_given_back_goes_from_one_who_waits_to_the_next_until_somebody_takes_it()
    {
        var made = await Bookable.MakeAsync(Client);
        var holder = await HeldAsync(made, Nine);
        Guid[] waiting = [await WaitingAsync(made), await WaitingAsync(made), await WaitingAsync(made)];

        (await Client.PostAsync(new CancelBooking(CancelledBy.Customer), holder)).Accepted();
        await HoldsAsync(waiting[0]);
        (await Client.PostAsync(made.Hold(Nine), await made.RequestedAsync())).Refused(409, "booking.slot-taken");
        (await Client.PostAsync(new ReleaseHold(), waiting[0])).Accepted();
        await HoldsAsync(waiting[1]);
        await AdvanceAsync("PT31M");
        await HoldsAsync(waiting[2]);
        (await Client.PostAsync(new ConfirmBooking(), waiting[2])).Accepted();

        Assert.Equal(("requested", "expired", "confirmed"), (await StatusAsync(waiting[0]), await StatusAsync(waiting[1]), await StatusAsync(waiting[2])));
        await Eventually.TrueAsync(async () => waiting[..2].SequenceEqual(
            (await Client.QueryAsync("{ waitlist(first: 5, orderBy: { field: SINCE, direction: ASC }) { nodes { id } } }"))["data"]!["waitlist"]!["nodes"]!.AsArray().Select(n => (Guid)n!["id"]!)));
    }

    [Fact]
    public async Task Times_that_are_given_back_at_once_go_to_as_many_as_wait_and_never_to_two()
    {
        var made = await Bookable.MakeAsync(Client);
        var holders = new List<Guid>();
        for (var i = 0; i < 4; i++)
            holders.Add(await HeldAsync(made, Nine.AddHours(2 * i)));
        var waiting = new List<Guid>();
        for (var i = 0; i < 6; i++)
            waiting.Add(await WaitingAsync(made));

        // While they are given back, others try to get the times at the counter.
        var rivals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => made.RequestedAsync()));
        await Task.WhenAll([
            .. holders.Select(h => Client.PostAsync(new CancelBooking(CancelledBy.Customer), h)),
            .. rivals.Select((r, i) => Client.PostAsync(made.Hold(Nine.AddHours(2 * i)) with { Minutes = 1_440 }, r))]);

        var all = waiting.Concat(rivals).ToList();
        await Eventually.TrueAsync(async () => (await Task.WhenAll(all.Select(StatusAsync))).Count(s => s == "held") == 4);
        var slots = await Task.WhenAll(all.Select(async id => (string?)(await Client.GetAsync($"/v1/bookings/{id}")).Json["booking"]!["slot"]?["start"]));
        Assert.Equal(4, slots.OfType<string>().Distinct().Count());
    }

    [Fact]
    public async Task An_offer_that_was_being_made_when_the_server_stopped_is_made_by_the_next_one()
    {
        var made = await Bookable.MakeAsync(Client);
        var holder = await HeldAsync(made, Nine);
        var waiting = await WaitingAsync(made);
        await Server.DisposeAsync();
        Server = await Server.StartAsync(ConnectionString);
        Client = await Server.ClientAsync(Tenant, Role.Admin);
        (await Client.PostAsync(new CancelBooking(CancelledBy.Customer), holder)).Accepted();
        await Server.DisposeAsync();

        Server = await Server.StartAsync(ConnectionString, workflows: true);
        Client = await Server.ClientAsync(Tenant, Role.Admin);

        await HoldsAsync(waiting);
    }

    [Fact]
    public async Task Places_that_are_given_back_are_kept_for_one_who_waits_after_the_other_until_somebody_joins()
    {
        var made = await Bookable.MakeAsync(Client);
        var group = await HeldAsync(made, Nine);
        var guest = Guid.CreateVersion7();
        (await Client.PostAsync(new JoinBooking(guest, 3), group)).Accepted();
        (Guid Id, Guid Customer)[] waiting = [await PartyAsync(made, 2), await PartyAsync(made, 3), await PartyAsync(made, 2)];

        (await Client.PostAsync(new LeaveBooking(guest), group)).Accepted();
        await KeepsAsync(group, waiting[0].Id);
        (await Client.PostAsync(new JoinBooking(Guid.CreateVersion7(), 2), group)).Refused(409, "booking.full");
        (await Client.PostAsync(new DeclinePlaces(waiting[0].Customer), group)).Accepted();
        await KeepsAsync(group, waiting[1].Id);
        await AdvanceAsync("PT31M");
        await KeepsAsync(group, waiting[2].Id);
        (await Client.PostAsync(new JoinBooking(waiting[2].Customer, 2), group)).Accepted();

        await Eventually.TrueAsync(async () => await StatusAsync(waiting[2].Id) == "cancelled");
        await Eventually.TrueAsync(async () => (int?)(await GroupAsync(group))?["seatsLeft"] == 1);
        Assert.Equal(("requested", "requested"), (await StatusAsync(waiting[0].Id), await StatusAsync(waiting[1].Id)));
    }

    private async Task<(Guid Id, Guid Customer)> PartyAsync(Bookable made, int seats)
    {
        var customer = Guid.CreateVersion7();
        var id = (await Client.PostAsync(new RequestBooking(made.Service, customer, Seats: seats))).Accepted().Id;
        (await Client.PostAsync(Tuesday, id)).Accepted();
        return (id, customer);
    }

    private Task KeepsAsync(Guid group, Guid request) => Eventually.TrueAsync(async () =>
        (await GroupAsync(group))?["keptPlaces"]!.AsArray().Select(k => (Guid)k!["requestId"]!).SequenceEqual([request]) == true);

    // Null until the board has it.
    private async Task<JsonNode?> GroupAsync(Guid group) =>
        (await Client.QueryAsync($$"""{ booking(id: "{{group}}") { seatsLeft keptPlaces { requestId } } }"""))["data"]!["booking"];

    private async Task<Guid> HeldAsync(Bookable made, DateTime start)
    {
        var id = await made.RequestedAsync();
        (await Client.PostAsync(made.Hold(start) with { Minutes = 1_440 }, id)).Accepted();
        (await Client.PostAsync(new ConfirmBooking(), id)).Accepted();
        return id;
    }

    private async Task<Guid> WaitingAsync(Bookable made)
    {
        var id = await made.RequestedAsync();
        (await Client.PostAsync(Tuesday, id)).Accepted();
        return id;
    }

    private Task HoldsAsync(Guid id) => Eventually.TrueAsync(async () => await StatusAsync(id) == "held");

    private async Task<string> StatusAsync(Guid id) => (string)(await Client.GetAsync($"/v1/bookings/{id}")).Json["booking"]!["status"]!;
}
