using System.Text.Json.Nodes;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Bookings;

/// <summary>What people see of bookings: diaries, capacity, figures, and what can be done.</summary>
public sealed class CalendarQueryTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private Client client = scenario.Admin;

    [Fact]
    public async Task A_diary_shows_the_day_now_and_as_it_was()
    {
        var (made, booking, held) = await HeldAsync();
        var agreed = (await client.PostAsync(new ConfirmBooking(), booking)).Accepted().Position;
        var day = $"from: \"{Bookable.Nine:yyyy-MM-dd}\", to: \"{Bookable.Nine:yyyy-MM-dd}\"";

        var now = (await AskAsync($$"""{ diary({{day}}, technician: "{{made.Technician.Value}}") { day work { from } entries { bookingId status journeyMinutes busyFrom } timeOff { from } free { from until } } }""", agreed))["diary"]![0]!;
        var entry = now["entries"]!.AsArray().Single()!;
        Assert.Equal(($"{booking}", "CONFIRMED"), ((string)entry["bookingId"]!, (string)entry["status"]!));
        Assert.Equal((1, 2), (now["work"]!.AsArray().Count, now["free"]!.AsArray().Count));

        var then = await AskAsync($$"""{ diary({{day}}, asOf: { position: {{held}} }) { entries { status } } earlier: diary({{day}}, asOf: { position: {{held - 1}} }) { entries { status } free { from } } }""", agreed);
        Assert.Equal("HELD", (string?)then["diary"]![0]!["entries"]![0]!["status"]);
        Assert.Equal((0, 1), (then["earlier"]![0]!["entries"]!.AsArray().Count, then["earlier"]![0]!["free"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("TECHNICIAN", "DAY")]
    [InlineData("TEAM", "WEEK")]
    [InlineData("SERVICE", "MONTH")]
    public async Task Capacity_counts_what_is_offered_held_and_booked(string by, string period)
    {
        var (made, booking, held) = await HeldAsync();
        var days = $"from: \"{Bookable.Nine:yyyy-MM-dd}\", to: \"{Bookable.Nine:yyyy-MM-dd}\", by: {by}, period: {period}";
        var query = $$"""{ capacity({{days}}) { from key offeredMinutes heldMinutes bookedMinutes share } }""";

        Assert.Equal((600d, 90d, 0d), Line((await AskAsync(query, held))["capacity"]!));
        var agreed = (await client.PostAsync(new ConfirmBooking(), booking)).Accepted().Position;
        var line = (await AskAsync(query, agreed))["capacity"]!;
        Assert.Equal((600d, 0d, 90d), Line(line));
        Assert.Equal(0.15, (double)line[0]!["share"]!, 6);
        Assert.Equal(by switch { "TECHNICIAN" => $"{made.Technician.Value}", "SERVICE" => $"{made.Service.Value}", _ => null }, (string?)line[0]!["key"]);
    }

    [Fact]
    public async Task Figures_tell_what_became_of_bookings()
    {
        var (made, booking, _) = await HeldAsync();
        await made.RequestedAsync();
        (await client.PostAsync(new ConfirmBooking(), booking)).Accepted();
        var cancelled = (await client.PostAsync(new CancelBooking(CancelledBy.Customer), booking)).Accepted().Position;

        var figures = (await AskAsync("{ bookingKpis(groupBy: SERVICE) { key count byStatus { status count } leadHoursMean cancellationRate noShowRate onTimeRate } }", cancelled))["bookingKpis"]!.AsArray().Single()!;

        Assert.Equal(($"{made.Service.Value}", 2, 0.5), ((string)figures["key"]!, (int)figures["count"]!, (double)figures["cancellationRate"]!));
        Assert.Equal([("CANCELLED", 1), ("REQUESTED", 1)], figures["byStatus"]!.AsArray().Select(s => ((string)s!["status"]!, (int)s["count"]!)).Order());
        Assert.True((double)figures["leadHoursMean"]! > 0);
        Assert.Null(figures["noShowRate"]);
    }

    [Fact]
    public async Task What_can_be_done_follows_from_the_life_cycle_and_the_role()
    {
        var (_, booking, held) = await HeldAsync();
        var query = $$"""{ booking(id: "{{booking}}") { allowedCommands } }""";
        var expected = Transitions.All.Where(t => t.From.Contains(BookingStatus.Held)).Select(t => t.Command).Order();

        Assert.Equal(expected, (await AskAsync(query, held))["booking"]!["allowedCommands"]!.AsArray().Select(c => (string)c!).Order());
        Assert.Equal(expected, (await client.GetAsync($"/v1/bookings/{booking}")).Json["allowedCommands"]!.AsArray().Select(c => (string)c!).Order());
        client = await scenario.Server.ClientAsync(tenant!, Role.Technician);
        Assert.Equal([], (await AskAsync(query, held))["booking"]!["allowedCommands"]!.AsArray().Select(c => (string)c!));
        Assert.Equal([], (await client.GetAsync($"/v1/bookings/{booking}")).Json["allowedCommands"]!.AsArray().Select(c => (string)c!));
    }

    [Fact]
    public async Task A_customers_timeline_tells_of_the_customer_and_the_bookings_now_and_as_it_was()
    {
        var (made, _, _) = await HeldAsync();
        var customer = (await client.PostAsync(Households.Register)).Accepted().Id;
        var booking = (await client.PostAsync(new RequestBooking(made.Service, customer))).Accepted().Id;
        var consent = (await client.PostAsync(new RecordConsent(ConsentPurpose.BookingMessagesBySms, Given: false, "call"), customer)).Accepted().Position;
        var emergency = (await client.PostAsync(Samples.Report)).Accepted().Id;
        (await client.PostAsync(new LinkCustomer(new(customer)), emergency)).Accepted();
        var held = (await client.PostAsync(made.Hold(Bookable.Nine.AddHours(4)), booking)).Accepted().Position;

        string[] story = ["booking.slot-held", "emergency.customer-linked", "emergency.reported", "customer.consent-recorded", "booking.requested", "customer.contact-added", "customer.registered"];
        Assert.Equal(story, Names(await AskAsync($$"""{ customerTimeline(customer: "{{customer}}") { name position } }""", held)));
        Assert.Equal(story[3..], Names(await AskAsync($$"""{ customerTimeline(customer: "{{customer}}", asOf: { position: {{consent}} }) { name } }""", held)));
        Assert.Equal(story[4..5], Names(await AskAsync($$"""{ customerTimeline(customer: "{{customer}}", first: 1, before: {{consent}}) { name } }""", held)));

        static IEnumerable<string> Names(JsonNode answer) => answer["customerTimeline"]!.AsArray().Select(e => (string)e!["name"]!);
    }

    [Fact]
    public async Task Too_many_days_are_refused_with_what_is_possible()
    {
        var answer = await client.QueryAsync("""{ diary(from: "2026-03-01", to: "2026-05-01") { day } }""");
        Assert.Contains("less than 31 days", (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    private Api.Security.Tenant? tenant;

    /// <summary>In a company of its own: an hour is held, with ten minutes before and twenty after it.</summary>
    private async Task<(Bookable Made, Guid Booking, long Position)> HeldAsync()
    {
        tenant = await scenario.Server.TenantAsync($"diary-{Guid.CreateVersion7():N}");
        client = await scenario.Server.ClientAsync(tenant, Role.Admin);
        var made = await Bookable.MakeAsync(client);
        var booking = await made.RequestedAsync();
        return (made, booking, (await client.PostAsync(made.Hold(), booking)).Accepted().Position);
    }

    private static (double, double, double) Line(JsonNode lines)
    {
        var line = lines.AsArray().Single()!;
        return ((double)line["offeredMinutes"]!, (double)line["heldMinutes"]!, (double)line["bookedMinutes"]!);
    }

    private async Task<JsonNode> AskAsync(string query, long position)
    {
        var answer = (await client.PostAsync("/graphql", new JsonObject { ["query"] = query }.ToJsonString(), ("FS-Position", $"{position}"))).Json;
        Assert.Null(answer["errors"]);
        return answer["data"]!;
    }
}
