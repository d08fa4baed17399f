using System.Net;
using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Modules;
using FieldServices.Domain.WorkOrders;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Bookings;

/// <summary>Work that takes several visits is booked as a whole, and follows from its visits.</summary>
public sealed class WorkOrderTests() : OfficeOnTestClock("orders")
{
    private static readonly DateTime Tuesday = new(2026, 3, 3, 9, 0, 0);
    private Bookable made = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        made = await WorkOrderStages.MakeAsync(Client);
    }

    [Fact]
    public async Task Of_rivals_for_overlapping_visits_one_gets_all_of_them_and_the_others_nothing()
    {
        var orders = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => made.RequestedAsync(customer: null)));

        // Each one's first visit is another's second: whoever held them one after the other would leave halves behind.
        var answers = await Task.WhenAll(orders.Select(async (id, i) =>
            (Id: id, Answer: await Client.PostAsync(i % 2 == 0 ? made.HoldFrom(Tuesday) : new HoldVisits([new(Tuesday.AddDays(-1).AddHours(2), made.Technician), new(Tuesday, made.Technician)]), id))));

        var winner = Assert.Single(answers, a => a.Answer.Status == HttpStatusCode.OK).Id;
        Assert.All(answers.Where(a => a.Id != winner), a => Assert.Contains("Visit ", (string)a.Answer.Refused(409, "booking.slot-taken").Json["detail"]!, StringComparison.Ordinal));
        foreach (var id in orders)
            Assert.All(await BookingsAsync(id), b => Assert.Equal(id == winner ? "held" : "requested", b));

        // What nobody got is as free as if nobody had asked.
        (await Client.PostAsync(new ReleaseVisits(), winner)).Accepted();
        (await Client.PostAsync(made.HoldFrom(Tuesday), orders.First(o => o != winner))).Accepted();
    }

    [Fact]
    public async Task The_whole_follows_its_visits_to_the_end_and_both_show_each_other()
    {
        var id = await ConfirmedAsync();
        (await Client.PostAsync(new CancelBooking(CancelledBy.Customer), Visit(id, 1))).Refused(409, "booking.part-of-whole");
        string[] allowed = ["assign", "check", "accept-conflict"];
        Assert.Equal(allowed, (await Client.GetAsync($"/v1/bookings/{Visit(id, 1)}")).Json["allowedCommands"]!.AsArray().Select(c => (string)c!));
        await Eventually.TrueAsync(async () => (await Client.QueryAsync($$"""{ booking(id: "{{Visit(id, 1)}}") { status allowedCommands } }"""))["data"]!["booking"] is { } booking
            && (string)booking["status"]! == "SCHEDULED" && allowed.SequenceEqual(booking["allowedCommands"]!.AsArray().Select(c => (string)c!)));
        await AdvanceAsync("P1DT1H");
        await WorkAsync(Visit(id, 1));
        await StandsAsync(id, "IN_PROGRESS 1");
        await AdvanceAsync("P1D");
        await WorkAsync(Visit(id, 2));
        await StandsAsync(id, "COMPLETED 2");

        var read = (await Client.QueryAsync($$"""{ workOrder(id: "{{id}}") { reference price bookings(first: 5, orderBy: { field: VISIT_NUMBER, direction: ASC }) { nodes { visitNumber visitName status workOrder { id } } } } }"""))["data"]!["workOrder"]!;
        Assert.Equal("900", (string)read["price"]!);
        Assert.Equal(
            [(1, "First fix", "COMPLETED", id), (2, "Second fix", "COMPLETED", id)],
            read["bookings"]!["nodes"]!.AsArray().Select(n => ((int)n!["visitNumber"]!, (string)n["visitName"]!, (string)n["status"]!, (Guid)n["workOrder"]!["id"]!)));
    }

    [Fact]
    public async Task Visits_move_together_when_that_is_wanted_even_onto_each_others_times()
    {
        var id = await ConfirmedAsync();
        (await Client.PostAsync(new RescheduleVisit(1, Tuesday.AddDays(1)), id)).Refused(409, "work-order.too-soon");

        (await Client.PostAsync(new RescheduleVisit(1, Tuesday.AddDays(1), Following: FollowingVisits.Shift), id)).Accepted();

        Assert.Equal(["2026-03-04T09:00:00", "2026-03-05T09:00:00"], (await OrderAsync(id))["visits"]!.AsArray().Select(v => (string)v!["start"]!));
        Assert.Equal("2026-03-05T09:00:00", (string)(await Client.GetAsync($"/v1/bookings/{Visit(id, 2)}")).Json["booking"]!["slot"]!["start"]!);
        (await Client.PostAsync(made.HoldFrom(Tuesday.AddDays(2)), await made.RequestedAsync(customer: null))).Refused(409, "booking.slot-taken");
        // All or none: when one of them cannot move, nobody does.
        (await Client.PostAsync(new RescheduleVisit(1, Tuesday.AddDays(1).AddHours(-5)), id)).Refused(409, "booking.outside-hours");
        Assert.Equal("2026-03-04T09:00:00", (string)(await OrderAsync(id))["visits"]![0]!["start"]!);
    }

    [Fact]
    public async Task Times_can_be_held_anew_where_other_visits_were()
    {
        var id = await made.RequestedAsync(customer: null);
        foreach (var days in new[] { 0, 1, -1 })
            (await Client.PostAsync(made.HoldFrom(Tuesday.AddDays(days)), id)).Accepted();
        Assert.Equal("2026-03-02T09:00:00", (string)(await OrderAsync(id))["visits"]![0]!["start"]!);
    }

    [Fact]
    public async Task The_journeys_of_others_count_when_a_visit_moves_onto_the_time_of_the_next_one()
    {
        var (wednesday, id) = (Tuesday.AddDays(1).Date, await made.RequestedAsync(customer: null));
        (await Client.PostAsync(new HoldVisits([new(Tuesday, made.Technician), new(wednesday.AddHours(8.5), made.Technician)]), id)).Accepted();
        var elsewhere = (await Client.PostAsync(new RequestWorkOrder(made.Service, Guid.CreateVersion7(), Point: new(51.7, -0.2047)))).Accepted().Id;
        (await Client.PostAsync(made.HoldFrom(wednesday.AddHours(12.5)), elsewhere)).Accepted();

        // An hour of journey, and half an hour until the other work; the second visit, in between until now, leaves.
        var move = new RescheduleVisit(1, wednesday.AddHours(9.5), Following: FollowingVisits.Shift);
        (await Client.PostAsync(move, id)).Refused(409, "booking.journey-too-long");
        (await Client.PostAsync(move with { IgnoreJourney = "There is a new bridge." }, id)).Accepted();
    }

    [Fact]
    public async Task What_is_given_back_is_free_and_costs_once()
    {
        var id = await ConfirmedAsync();
        await AdvanceAsync("PT4H");

        var cancelled = (await Client.PostAsync(new CancelWorkOrder(CancelledBy.Customer), id)).Accepted();

        Assert.Equal("cancelled", (string)cancelled.Json["workOrder"]!["status"]!);
        Assert.All(await BookingsAsync(id), b => Assert.Equal("cancelled", b));
        await StandsAsync(id, "CANCELLED 0");
        var read = (await Client.QueryAsync($$"""{ workOrder(id: "{{id}}") { fee bookings(first: 5) { nodes { fee } } } }"""))["data"]!["workOrder"]!;
        Assert.Equal("50", (string)read["fee"]!);
        Assert.All(read["bookings"]!["nodes"]!.AsArray(), n => Assert.Null(n!["fee"]));
        (await Client.PostAsync(made.HoldFrom(Tuesday), await made.RequestedAsync(customer: null))).Accepted();
    }

    [Fact]
    public async Task A_hold_that_runs_out_gives_all_times_back()
    {
        var id = await made.RequestedAsync(customer: null);
        (await Client.PostAsync(made.HoldFrom(Tuesday), id)).Accepted();

        await AdvanceAsync("PT11M");

        await StandsAsync(id, "EXPIRED 0");
        (await Client.PostAsync(new ConfirmWorkOrder(), id)).Refused(409, "work-order.wrong-status");
        (await Client.PostAsync(made.HoldFrom(Tuesday.AddDays(7)), id)).Accepted();
    }

    [Fact]
    public async Task A_plan_that_is_proposed_can_be_held()
    {
        (await Client.PostAsync(made.HoldFrom(Tuesday), await made.RequestedAsync(customer: null))).Accepted();
        JsonArray answer = [];
        await Eventually.TrueAsync(async () => (answer = (await Client.QueryAsync(
            $$"""{ visitPlans(service: "{{made.Service.Value}}", bookedBy: OFFICE, from: "2026-03-03", to: "2026-03-06", first: 2) { visits { start technicianId } } }"""))["data"]?["visitPlans"]?.AsArray() ?? []).Count == 2
            && (string)answer[0]!["visits"]![0]!["start"]! == "2026-03-03T11:30");
        Assert.Equal("2026-03-04T11:30", (string)answer[0]!["visits"]![1]!["start"]!);
        var times = answer[0]!["visits"]!.AsArray().Select(v => new VisitChoice(DateTime.Parse((string)v!["start"]!, null), new(Guid.Parse((string)v["technicianId"]!))));
        (await Client.PostAsync(new HoldVisits([.. times]), await made.RequestedAsync(customer: null))).Accepted();
    }

    [Fact]
    public async Task What_a_visit_did_when_the_server_was_killed_is_noted_by_the_next_one()
    {
        var id = await ConfirmedAsync();
        await AdvanceAsync("P1DT1H");
        await Server.DisposeAsync();
        Server = await Server.StartAsync(ConnectionString);
        Client = await Server.ClientAsync(Tenant, Role.Admin);
        await WorkAsync(Visit(id, 1));
        await Server.DisposeAsync();

        Server = await Server.StartAsync(ConnectionString, workflows: true);
        Client = await Server.ClientAsync(Tenant, Role.Admin);

        await StandsAsync(id, "IN_PROGRESS 1");
        var noted = (await Client.GetAsync($"/v1/streams/work-order/{id}/events")).Json["events"]!.AsArray().Where(e => (string)e!["name"]! == "work-order.progress-noted");
        // It was over when the first note came.
        Assert.Equal("done", (string)Assert.Single(noted)!["body"]!["progress"]!);
    }

    private static Guid Visit(Guid order, int number) => WorkOrder.BookingOf(order, number).Value;

    private async Task<Guid> ConfirmedAsync()
    {
        var id = await made.RequestedAsync(customer: null);
        (await Client.PostAsync(made.HoldFrom(Tuesday), id)).Accepted();
        (await Client.PostAsync(new ConfirmWorkOrder(), id)).Accepted();
        return id;
    }

    private async Task WorkAsync(Guid booking)
    {
        foreach (var command in new object[] { new AssignTechnician(), new DispatchTechnician(), new StartJourney(), new ArriveAtBooking(), new StartWork(), new CompleteWork() })
            (await Client.PostAsync(command, booking)).Accepted();
    }

    private async Task<JsonNode> OrderAsync(Guid id) => (await Client.GetAsync($"/v1/work-orders/{id}")).Json["workOrder"]!;

    private async Task<IReadOnlyList<string>> BookingsAsync(Guid order) =>
        [.. await Task.WhenAll(new[] { 1, 2 }.Select(async n => (string)(await Client.GetAsync($"/v1/bookings/{Visit(order, n)}")).Json["booking"]!["status"]!))];

    private Task StandsAsync(Guid id, string expected) => Eventually.TrueAsync(async () =>
        (await Client.QueryAsync($$"""{ workOrder(id: "{{id}}") { status visitsDone } }"""))["data"]!["workOrder"] is { } read && $"{read["status"]} {read["visitsDone"]}" == expected);
}
