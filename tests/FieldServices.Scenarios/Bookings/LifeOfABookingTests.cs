using FieldServices.Domain.Bookings;
using FieldServices.Domain.Shared;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Bookings;

public sealed class LifeOfABookingTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    [Fact]
    public async Task A_booking_goes_from_the_request_to_the_closed_file_and_the_list_shows_it()
    {
        var made = await Bookable.MakeAsync(client);
        var id = await made.RequestedAsync();
        object[] steps =
        [
            made.Hold(), new QuoteBooking(new Money(180m)), new ConfirmBooking(), new ScheduleBooking(), new AssignTechnician(), new RescheduleBooking(Bookable.Nine.AddDays(1)),
            new DispatchTechnician("Ring twice"), new StartJourney(), new ArriveAtBooking(), new StartWork(), new AwaitParts("A pump"),
            new RescheduleBooking(Bookable.Nine.AddDays(3)), new StartJourney(), new ArriveAtBooking(), new StartWork(), new CompleteWork("Done"),
            new InspectWork(Passed: true), new InvoiceBooking("INV-1"), new CloseBooking(),
        ];
        Answer last = null!;
        foreach (var step in steps)
            last = (await client.PostAsync(step, id)).Accepted();

        Assert.Equal("closed", (string)last.Json["booking"]!["status"]!);
        var row = (await client.QueryAsync(
            $$"""{ booking(id: "{{id}}", after: {{last.Position}}) { status timesRescheduled visits price currency localStart technician { name calendar { name } } service { name terms { durationMinutes } } } }"""))["data"]!["booking"]!;
        Assert.Equal(("CLOSED", 2, 2, "180", "GBP"), ((string)row["status"]!, (int)row["timesRescheduled"]!, (int)row["visits"]!, (string)row["price"]!, (string)row["currency"]!));
        Assert.Equal(Bookable.Nine.AddDays(3).ToString("yyyy-MM-ddTHH:mm", null), (string)row["localStart"]!);
        Assert.Equal(("Ade", "Always open", 60), ((string)row["technician"]!["name"]!, (string)row["technician"]!["calendar"]!["name"]!, (int)row["service"]!["terms"]!["durationMinutes"]!));
    }

    [Fact]
    public async Task What_is_not_possible_is_answered_with_what_is()
    {
        var made = await Bookable.MakeAsync(client);
        var id = await made.RequestedAsync();

        var refused = (await client.PostAsync(new CompleteWork(), id)).Refused(409, "booking.wrong-status");

        var allowed = Transitions.All.Where(t => t.From.Contains(BookingStatus.Requested)).Select(t => t.Command);
        Assert.Equal(allowed, refused.Json["allowedCommands"]!.AsArray().Select(c => (string)c!));
    }

    [Fact]
    public async Task A_booking_keeps_the_terms_that_it_was_made_under()
    {
        var made = await Bookable.MakeAsync(client);
        var id = await BookingStages.ReachedAsync(made, BookingStatus.Assigned);
        (await client.PostAsync(new Domain.Catalogue.ChangeTerms("Boiler care", new(90, Price: new Money(500m))), made.Service.Value)).Accepted();

        var state = (await client.GetAsync($"/v1/bookings/{id}")).Json;

        Assert.Equal(60, (DateTimeOffset.Parse((string)state["booking"]!["slot"]!["until"]!, null) - DateTimeOffset.Parse((string)state["booking"]!["slot"]!["from"]!, null)).TotalMinutes);
    }
}
