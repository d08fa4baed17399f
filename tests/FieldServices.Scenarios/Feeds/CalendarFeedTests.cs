using System.Text.Json.Nodes;
using FieldServices.Domain.Bookings;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Feeds;

/// <summary>Somebody subscribes to a calendar with the link alone.</summary>
public sealed class CalendarFeedTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Name = "Ottoline Featherstonehaugh, 14; \\ of Salusbury Road, Queen’s Park, with a very long name for a single line";
    private readonly Client client = scenario.Admin;

    [NpmFact]
    public async Task Another_parser_reads_what_is_booked_moved_and_cancelled_under_the_same_name()
    {
        var (made, customer, booking) = await AgreedAsync();
        var (technicians, customers) = (await LinkAsync("technicians", made.Technician.Value), await LinkAsync("customers", customer));
        var before = await EventAsync(technicians, booking);
        Assert.Equal(($"{booking}@fieldservices", "CONFIRMED", Name), ((string?)before["uid"], (string?)before["status"], (string?)before["description"]));
        Assert.Equal(made.Hold().Start.ToString("yyyy-MM-dd", null), ((string)before["start"]!)[..10]);
        Assert.Equal("Ade", (string?)(await EventAsync(customers, booking))["description"]);

        (await client.PostAsync(new RescheduleBooking(Bookable.Nine.AddHours(3)), booking)).Accepted();
        var moved = await ChangedAsync(technicians, booking, e => (string?)e["start"] != (string?)before["start"]);
        Assert.Equal((string?)before["uid"], (string?)moved["uid"]);
        Assert.True((long)moved["sequence"]! > (long)before["sequence"]!);

        (await client.PostAsync(new CancelBooking(CancelledBy.Customer), booking)).Accepted();
        var cancelled = await ChangedAsync(customers, booking, e => (string?)e["status"] == "CANCELLED");
        Assert.True((long)cancelled["sequence"]! > (long)moved["sequence"]!);
    }

    [NpmFact]
    public async Task An_invitation_and_its_cancellation_name_the_customer()
    {
        var (_, customer, booking) = await AgreedAsync();
        var known = (await client.GetAsync($"/v1/bookings/{booking}")).Json["position"]!;
        (await client.GetAsync($"/v1/bookings/{booking}/invitation.ics", ("FS-Position", $"{known}"))).Refused(409, "customer.no-contact");
        var position = (await client.PostAsync(new AddContact(new ContactDetails("Tom", Email: "tom@example.org")), customer)).Accepted().Position;
        JsonNode? invitation = null;
        await Eventually.TrueAsync(async () =>
        {
            var answer = await client.GetAsync($"/v1/bookings/{booking}/invitation.ics", ("FS-Position", $"{position}"));
            if (answer.Status != System.Net.HttpStatusCode.OK)
                return false;
            invitation = await OtherParser.ReadAsync(answer.Text);
            return true;
        });
        Assert.Equal(("REQUEST", "mailto:tom@example.org"), ((string?)invitation!["method"], (string?)invitation["events"]![0]!["attendee"]));

        var cancelled = (await client.PostAsync(new CancelBooking(CancelledBy.Office), booking)).Accepted().Position;
        var last = await OtherParser.ReadAsync((await client.GetAsync($"/v1/bookings/{booking}/invitation.ics", ("FS-Position", $"{cancelled}"))).Text);
        Assert.Equal(("CANCEL", "CANCELLED"), ((string?)last["method"], (string?)last["events"]![0]!["status"]));
        Assert.True((long)last["events"]![0]!["sequence"]! > (long)invitation["events"]![0]!["sequence"]!);
    }

    [Fact]
    public async Task A_link_can_be_exchanged_and_taken_back_and_nobody_sees_it_twice()
    {
        var (made, _, _) = await AgreedAsync();
        var made1 = (await client.PostAsync($"/v1/technicians/{made.Technician.Value}/calendar-links", """{"name":"Telephone"}""")).Json;
        var (id, first) = ((string)made1["id"]!, (string)made1["path"]!);
        using var nobody = scenario.Server.Client(null);
        Assert.Equal(200, (int)(await nobody.GetAsync(first)).Status);

        var second = (string)(await client.PostAsync($"/v1/calendar-links/{id}/rotate", "")).Json["path"]!;
        (await nobody.GetAsync(first)).Refused(404, "not-found");
        Assert.Equal(200, (int)(await nobody.GetAsync(second)).Status);
        Assert.DoesNotContain("path", (await client.GetAsync($"/v1/technicians/{made.Technician.Value}/calendar-links")).Json["links"]![0]!.AsObject().Select(p => p.Key));

        Assert.NotNull((await client.PostAsync($"/v1/calendar-links/{id}/revoke", "")).Json["revokedAt"]);
        (await nobody.GetAsync(second)).Refused(404, "not-found");
        (await client.PostAsync($"/v1/calendar-links/{id}/rotate", "")).Refused(404, "not-found");
        (await nobody.GetAsync("/calendars/guess.ics")).Refused(404, "not-found");
        (await client.PostAsync($"/v1/technicians/{Guid.NewGuid()}/calendar-links", """{"name":"Telephone"}""")).Refused(404, "not-found");
        (await client.PostAsync($"/v1/technicians/{made.Technician.Value}/calendar-links", "{}")).Refused(400, "validation-failed");
        (await scenario.As(Role.Technician).PostAsync($"/v1/technicians/{made.Technician.Value}/calendar-links", """{"name":"Telephone"}""")).Refused(403, "forbidden");
        Assert.Equal([], scenario.Server.Log.Lines.Where(l => l.Contains(first[^30..], StringComparison.Ordinal) || l.Contains(second[^30..], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var (made, _, booking) = await AgreedAsync();
        var path = await LinkAsync("technicians", made.Technician.Value);
        var tag = (await ChangedTextAsync(path, text => text.Contains($"{booking}", StringComparison.Ordinal))).Header("ETag")!;
        using var nobody = scenario.Server.Client(null);
        var again = await nobody.GetAsync(path, ("If-None-Match", tag));
        Assert.Equal((304, ""), ((int)again.Status, again.Text));
        Assert.NotNull(again.Header("Last-Modified"));
        Assert.All((await nobody.GetAsync(path)).Text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
    }

    private async Task<(Bookable Made, Guid Customer, Guid Booking)> AgreedAsync()
    {
        var made = await Bookable.MakeAsync(client);
        var customer = (await client.PostAsync(new RegisterCustomer(CustomerKind.Person, Name, new ContactDetails("Ottoline", "020 7946 0311")))).Accepted().Id;
        var booking = (await client.PostAsync(new RequestBooking(made.Service, customer))).Accepted().Id;
        (await client.PostAsync(made.Hold(), booking)).Accepted();
        (await client.PostAsync(new ConfirmBooking(), booking)).Accepted();
        return (made, customer, booking);
    }

    private async Task<string> LinkAsync(string collection, Guid id) =>
        (string)(await client.PostAsync($"/v1/{collection}/{id}/calendar-links", """{"name":"Telephone"}""")).Json["path"]!;

    private Task<JsonNode> EventAsync(string path, Guid booking) => ChangedAsync(path, booking, e => (string?)e["status"] == "CONFIRMED");

    private async Task<JsonNode> ChangedAsync(string path, Guid booking, Func<JsonNode, bool> wanted)
    {
        JsonNode? found = null;
        await Eventually.TrueAsync(async () =>
        {
            using var nobody = scenario.Server.Client(null);
            var read = await OtherParser.ReadAsync((await nobody.GetAsync(path)).Text);
            found = read["events"]!.AsArray().FirstOrDefault(e => (string?)e!["uid"] == $"{booking}@fieldservices");
            return found is not null && wanted(found);
        });
        return found!;
    }

    private async Task<Answer> ChangedTextAsync(string path, Func<string, bool> wanted)
    {
        Answer? answer = null;
        await Eventually.TrueAsync(async () =>
        {
            using var nobody = scenario.Server.Client(null);
            answer = await nobody.GetAsync(path);
            return wanted(answer.Text);
        });
        return answer!;
    }
}
