using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Calendars;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Series;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Bookings;

/// <summary>A series books its visits by itself, each once, on a clock that is advanced.</summary>
public sealed class SeriesTests() : OfficeOnTestClock("series")
{
    private static readonly DateTime Tuesday = new(2026, 3, 3, 9, 0, 0);

    private Bookable made = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        made = await Bookable.MakeAsync(Client);
    }

    [Fact]
    public async Task Its_visits_get_times_and_are_confirmed_and_those_without_a_time_stand_in_a_list()
    {
        var rival = await made.RequestedAsync();
        (await Client.PostAsync(made.Hold(Tuesday.AddDays(28)) with { Minutes = 100_000 }, rival)).Accepted();
        (await Client.PostAsync(new CloseDays(new(2026, 3, 17), new(2026, 3, 17), "Stocktaking"), made.Calendar.Value)).Accepted();

        var series = await BeginAsync("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU");

        await StandAsync(series, "2026-03-03 booked, 2026-03-17 skipped, 2026-03-31 no-slot, 2026-04-14 booked, 2026-04-28 booked");
        await AdvanceAsync("P1D");
        await StandAsync(series, "2026-03-03 booked, 2026-03-17 skipped, 2026-03-31 no-slot, 2026-04-14 booked, 2026-04-28 booked");
        Assert.Equal(("confirmed", "held"), (await StatusAsync(series, "2026-03-03"), await StatusAsync(series, "2026-04-14")));
        await AdvanceAsync("P11D");
        await StandAsync(series, "2026-03-03 booked, 2026-03-17 skipped, 2026-03-31 no-slot, 2026-04-14 booked, 2026-04-28 booked, 2026-05-12 booked");
    }

    [Fact]
    public async Task A_change_keeps_what_is_confirmed_and_an_end_cancels_what_is_to_come()
    {
        var series = await BeginAsync("FREQ=WEEKLY;BYDAY=TU;COUNT=5");
        await StandAsync(series, "2026-03-03 booked, 2026-03-10 booked, 2026-03-17 booked, 2026-03-24 booked, 2026-03-31 booked");
        (await Client.PostAsync(new ConfirmBooking(), await BookingAsync(series, "2026-03-24"))).Accepted();
        (await Client.PostAsync(new MoveVisit(new(2026, 3, 31), Tuesday.AddDays(29)), series)).Accepted();
        await AdvanceAsync("PT1M");

        (await Client.PostAsync(new ChangeSeries(new(2026, 3, 24), "FREQ=WEEKLY;BYDAY=TU;COUNT=3", Tuesday.AddDays(21).AddHours(4)), series)).Accepted();

        await StandAsync(series, "2026-03-03 booked, 2026-03-10 booked, 2026-03-17 booked, 2026-03-24 kept, 2026-03-31 booked, 2026-03-31 withdrawn, 2026-04-07 booked");
        (await Client.PostAsync(new EndSeries(new(2026, 3, 10)), series)).Accepted();
        await StandAsync(series, "2026-03-03 booked, 2026-03-10 withdrawn, 2026-03-17 withdrawn, 2026-03-24 withdrawn, 2026-03-31 withdrawn, 2026-03-31 withdrawn, 2026-04-07 withdrawn");
        Assert.Equal("cancelled", await StatusAsync(series, "2026-03-24"));
        Assert.Equal("confirmed", await StatusAsync(series, "2026-03-03"));
    }

    [Fact]
    public async Task When_nobody_is_named_the_same_technician_comes_unless_the_time_is_taken()
    {
        var other = await Bookable.TechnicianAsync(Client, made.Calendar);
        (await Client.PostAsync(made.Hold(Tuesday.AddDays(7)) with { Minutes = 100_000 }, await made.RequestedAsync())).Accepted();

        var series = (await Client.PostAsync(new BeginSeries(new SeriesTerms(made.Service, Guid.CreateVersion7()), "FREQ=WEEKLY;BYDAY=TU;COUNT=3", Tuesday))).Accepted().Id;

        await StandAsync(series, "2026-03-03 booked, 2026-03-10 booked, 2026-03-17 booked");
        Assert.Equal(
            [made.Technician.Value, other.Value, made.Technician.Value],
            await Task.WhenAll(new[] { "2026-03-03", "2026-03-10", "2026-03-17" }.Select(day => WhoseAsync(series, day))));
    }

    [Fact]
    public async Task A_series_that_nobody_carried_out_when_the_server_stopped_is_booked_once_by_the_next_one()
    {
        await RestartAsync(workflows: false);
        var series = await BeginAsync("FREQ=WEEKLY;BYDAY=TU;COUNT=3");
        await RestartAsync(workflows: true);
        await StandAsync(series, "2026-03-03 booked, 2026-03-10 booked, 2026-03-17 booked");

        await RestartAsync(workflows: true);

        await StandAsync(series, "2026-03-03 booked, 2026-03-10 booked, 2026-03-17 booked");
        var events = (await Client.GetAsync($"/v1/streams/booking/{await BookingAsync(series, "2026-03-10")}/events")).Json["events"]!.AsArray();
        Assert.Equal(["booking.requested", "booking.slot-held"], events.Select(e => (string)e!["name"]!));
    }

    private async Task RestartAsync(bool workflows)
    {
        await Server.DisposeAsync();
        Server = await Server.StartAsync(ConnectionString, workflows: workflows);
        Client = await Server.ClientAsync(Tenant, Role.Admin);
    }

    private async Task<Guid> WhoseAsync(Guid series, string day) =>
        (Guid)(await Client.GetAsync($"/v1/bookings/{await BookingAsync(series, day)}")).Json["booking"]!["slot"]!["technicianId"]!;

    private async Task<Guid> BeginAsync(string rule) => (await Client.PostAsync(new BeginSeries(
        new SeriesTerms(made.Service, Guid.CreateVersion7(), [made.Technician], CalendarId: made.Calendar), rule, Tuesday))).Accepted().Id;

    private async Task<IReadOnlyList<JsonNode>> VisitsAsync(Guid series) => [.. (await Client.QueryAsync(
        "query($series: ID!) { visits(first: 50, filter: { seriesId: { eq: $series } }, orderBy: { field: DAY }) { nodes { id day standing localStart } } }",
        new { series }))["data"]!["visits"]!["nodes"]!.AsArray().Select(n => n!)];

    private async Task StandAsync(Guid series, string expected)
    {
        var last = "";
        try
        {
            await Eventually.TrueAsync(async () => expected == (last = string.Join(", ", (await VisitsAsync(series)).Select(Told).Order(StringComparer.Ordinal))));
        }
        catch (TimeoutException)
        {
            Assert.Equal(expected, last);
        }
    }

    private static string Told(JsonNode visit) => $"{visit["day"]} {((string)visit["standing"]!).ToLowerInvariant().Replace('_', '-')}";

    private async Task<Guid> BookingAsync(Guid series, string day) => (Guid)(await VisitsAsync(series)).First(v => (string)v["day"]! == day)["id"]!;

    private async Task<string> StatusAsync(Guid series, string day) =>
        (string)(await Client.GetAsync($"/v1/bookings/{await BookingAsync(series, day)}")).Json["booking"]!["status"]!;
}
