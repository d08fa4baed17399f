using FieldServices.Domain.Bookings;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Technicians;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Bookings;

public sealed class SlotQueryTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private Client client = scenario.Admin;

    [Fact]
    public async Task What_is_offered_can_be_held_and_is_then_offered_no_more()
    {
        await AloneAsync();
        var made = await Bookable.MakeAsync(client);
        var (id, day) = (await made.RequestedAsync(), DateOnly.FromDateTime(Bookable.Nine));
        var before = await SlotsAsync(made, day, (await client.PostAsync(new SetTechnicianTeam("Brent"), made.Technician.Value)).Accepted().Position);
        var offered = before.First(s => s.Technician == made.Technician.Value);

        var held = (await client.PostAsync(new HoldSlot(made.Technician, DateTime.Parse(offered.Start, null), offered.Place), id)).Accepted();

        var after = await SlotsAsync(made, day, held.Position);
        Assert.DoesNotContain(after, s => s.Start == offered.Start && s.Technician == made.Technician.Value);
        Assert.True(after.Count < before.Count);
    }

    [Fact]
    public async Task Why_not_is_answered_for_the_service_and_for_each_technician()
    {
        await AloneAsync();
        var made = await Bookable.MakeAsync(client, new ServiceTerms(60, Skills: [Domain.Contractors.Skill.Gas]));
        var held = (await client.PostAsync(made.Hold(), await made.RequestedAsync())).Accepted();

        Assert.Contains((made.Technician.Value, "booking.slot-taken"), await WhyNotAsync(made, Bookable.Nine, held.Position));
        Assert.Contains((made.Technician.Value, "booking.outside-hours"), await WhyNotAsync(made, Bookable.Nine.Date.AddHours(5), held.Position));
        Assert.Equal([(null, "booking.beyond-horizon")], await WhyNotAsync(made, Bookable.Nine.AddDays(80), held.Position));
    }

    [Fact]
    public async Task Mornings_and_hours_are_offered_as_windows()
    {
        await AloneAsync();
        var made = await Bookable.MakeAsync(client);
        var day = DateOnly.FromDateTime(Bookable.Nine).ToString("O", null);
        var position = (await client.PostAsync(new SetTechnicianTeam("Brent"), made.Technician.Value)).Accepted().Position;

        var answer = (await AskAsync($$"""{ slotWindows(service: "{{made.Service.Value}}", bookedBy: OFFICE, from: "{{day}}", to: "{{day}}") { from until slots earliest { start journeyMinutes } } }""", position))["slotWindows"]!.AsArray();

        Assert.Equal([$"{day}T00:00", $"{day}T12:00"], answer.Select(w => (string)w!["from"]!));
        Assert.All(answer, w => Assert.True((int)w!["slots"]! > 0));
    }

    [Fact]
    public async Task Over_plain_HTTP_the_same_is_answered()
    {
        await AloneAsync();
        var made = await Bookable.MakeAsync(client);
        var held = (await client.PostAsync(made.Hold(), await made.RequestedAsync())).Accepted();
        var (day, at) = (DateOnly.FromDateTime(Bookable.Nine), ("FS-Position", $"{held.Position}"));
        var (question, place) = ($"service={made.Service.Value}&bookedBy=office", "latitude=51.5346&longitude=-0.2047");

        var slots = (await client.GetAsync($"/v1/slots?{question}&from={day:O}&to={day:O}&{place}&first=2000", at)).Json["answer"]!.AsArray();
        Assert.Equal(await SlotsAsync(made, day, held.Position), slots.Select(s => ((string)s!["start"]!, Guid.Parse((string)s["technicianId"]!), (int)s["place"]!)));
        var windows = (await client.GetAsync($"/v1/slot-windows?{question}&from={day:O}&to={day:O}&size=hour", at)).Json["answer"]!.AsArray();
        Assert.All(windows, w => Assert.Equal(DateTime.Parse((string)w!["from"]!, null).AddHours(1), DateTime.Parse((string)w["until"]!, null)));
        var rules = (await client.GetAsync($"/v1/why-not?{question}&at={Bookable.Nine:yyyy-MM-ddTHH:mm}", at)).Json["answer"]!.AsArray();
        Assert.Equal("booking.slot-taken", (string?)rules.Single()!["code"]);
    }

    [Theory]
    [InlineData("from=2026-03-03&to=2026-03-03", "service")]
    [InlineData("service={0}&from=2026-03-03&to=2026-03-02", "'to'")]
    [InlineData("service={0}&from=2026-03-03&to=2026-03-03&latitude=north", "latitude")]
    [InlineData("service={0}&from=2026-03-03&to=2026-03-03&bookedBy=nobody", "NOBODY")]
    [InlineData("service={0}&from=yesterday&to=2026-03-03", "yesterday")]
    public async Task A_wrong_parameter_is_named(string query, string about)
    {
        var made = await Bookable.MakeAsync(client);
        var position = (await client.PostAsync(new ChangeTerms("Boiler care", new(60)), made.Service.Value)).Accepted().Position;
        var answer = await client.GetAsync($"/v1/slots?{string.Format(null, query, made.Service.Value)}", ("FS-Position", $"{position}"));
        answer.Refused(400, "validation-failed");
        Assert.Contains(about, (string?)answer.Json["detail"], StringComparison.Ordinal);
        (await client.GetAsync($"/v1/slots?service={Guid.NewGuid()}&from=2026-03-03&to=2026-03-03")).Refused(404, "not-found");
    }

    [Theory]
    [InlineData("from: \"2026-03-03\", to: \"2026-03-02\"", "'to'")]
    [InlineData("from: \"2026-03-03\", to: \"2026-09-02\"", "'to'")]
    [InlineData("from: \"2026-03-03\", to: \"2026-03-03\", zone: \"Atlantis\"", "'zone'")]
    [InlineData("from: \"2026-03-03\", to: \"2026-03-03\", latitude: 51.5", "longitude")]
    [InlineData("from: \"2026-03-03\", to: \"2026-03-03\", first: 0", "'first'")]
    [InlineData("from: \"2026-03-03\", to: \"2026-03-03\", package: \"Everything\"", "package")]
    public async Task A_question_that_makes_no_sense_is_answered_with_what_would(string arguments, string about)
    {
        var made = await Bookable.MakeAsync(client);
        var position = (await client.PostAsync(new ChangeTerms("Boiler care", new(60)), made.Service.Value)).Accepted().Position;
        var answer = await client.PostAsync("/graphql", new System.Text.Json.Nodes.JsonObject { ["query"] = $$"""{ availableSlots(service: "{{made.Service.Value}}", {{arguments}}) { start } }""" }.ToJsonString(), ("FS-Position", position.ToString(null, null)));
        Assert.Contains(about, (string)answer.Json["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    /// <summary>In a company of its own, where no technician of another test could come instead.</summary>
    private async Task AloneAsync() =>
        client = await scenario.Server.ClientAsync(await scenario.Server.TenantAsync($"slots-{Guid.CreateVersion7():N}"), Domain.Modules.Role.Admin);

    private async Task<List<(string Start, Guid Technician, int Place)>> SlotsAsync(Bookable made, DateOnly day, long position)
    {
        var answer = await AskAsync(
            $$"""{ availableSlots(service: "{{made.Service.Value}}", bookedBy: OFFICE, from: "{{day:O}}", to: "{{day:O}}", latitude: 51.5346, longitude: -0.2047) { start technicianId place } }""", position);
        return [.. answer["availableSlots"]!.AsArray().Select(s => ((string)s!["start"]!, Guid.Parse((string)s["technicianId"]!), (int)s["place"]!))];
    }

    private async Task<List<(Guid?, string)>> WhyNotAsync(Bookable made, DateTime at, long position)
    {
        var answer = await AskAsync($$"""{ whyNot(service: "{{made.Service.Value}}", at: "{{at:yyyy-MM-ddTHH:mm}}") { technicianId code reason } }""", position);
        return [.. answer["whyNot"]!.AsArray().Select(r => ((string?)r!["technicianId"] is { } t ? Guid.Parse(t) : (Guid?)null, (string)r["code"]!))];
    }

    private async Task<System.Text.Json.Nodes.JsonNode> AskAsync(string query, long position)
    {
        var body = new System.Text.Json.Nodes.JsonObject { ["query"] = query }.ToJsonString();
        var answer = (await client.PostAsync("/graphql", body, ("FS-Position", position.ToString(null, null)))).Json;
        Assert.Null(answer["errors"]);
        return answer["data"]!;
    }
}
