using FieldServices.Domain.Emergencies;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

public sealed class WrongAddressTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    [Fact]
    public Task An_unknown_id_is_not_found() => Stored.NothingAsync(scenario, async () =>
    {
        var id = Guid.CreateVersion7();
        (await client.PostAsync(new AcknowledgeEmergency(), id, ("Idempotency-Key", "k"))).Refused(404, "not-found");
        (await client.PostAsync(new AcknowledgeEmergency(), id, ("If-Match", "\"1\""))).Refused(404, "not-found");
        (await client.DryRunAsync(new AcknowledgeEmergency(), id)).Refused(404, "not-found");
        (await client.GetAsync($"/v1/emergencies/{id}")).Refused(404, "not-found");
        (await client.GetAsync($"/v1/streams/emergency/{id}/events")).Refused(404, "not-found");
    });

    [Theory]
    [InlineData("42")]
    [InlineData("not-a-uuid")]
    [InlineData("01890a5d-ac96-774b-bcce-b302099a805")]
    [InlineData("%27%3B%20drop%20table%20eventstore.events%3B--")]
    public async Task An_id_that_is_none_is_not_found(string id)
    {
        (await client.PostAsync($"/v1/emergencies/{id}/acknowledge", "{}")).Refused(404, "not-found");
        (await client.GetAsync($"/v1/emergencies/{id}")).Refused(404, "not-found");
        (await client.GetAsync($"/v1/streams/emergency/{id}/events")).Refused(404, "not-found");
    }

    [Fact]
    public async Task The_id_of_one_kind_is_not_an_id_of_another()
    {
        var contractor = await Samples.ContractorAsync(client);
        (await client.PostAsync(new AcknowledgeEmergency(), contractor)).Refused(404, "not-found");
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/emergencies/01890a5d-ac96-774b-bcce-b302099a8057/explode")]
    [InlineData("/V2/emergencies")]
    public async Task An_unknown_path_is_answered_with_a_problem(string path)
    {
        (await client.PostAsync(path, "{}")).Refused(404, "not-found");
        (await client.GetAsync(path)).Refused(404, "not-found");
    }

    [Fact]
    public async Task A_wrong_method_is_answered_with_the_right_ones()
    {
        var list = (await client.GetAsync("/v1/emergencies")).Refused(405, "method-not-allowed");
        Assert.Equal("POST", list.Header("Allow"));
        (await client.SendAsync(HttpMethod.Delete, $"/v1/emergencies/{Guid.NewGuid()}", null)).Refused(405, "method-not-allowed");
        (await client.SendAsync(HttpMethod.Put, $"/v1/emergencies/{Guid.NewGuid()}/acknowledge", null)).Refused(405, "method-not-allowed");
    }

    [Fact]
    public async Task A_step_that_the_life_cycle_does_not_allow_is_rejected_with_what_it_allows()
    {
        var id = await Samples.ReportedAsync(client);
        var answer = (await client.PostAsync(new CloseEmergency(), id)).Refused(409, "emergency.wrong-status");
        var allowed = answer.Json["allowedCommands"]!.AsArray().Select(c => (string)c!).ToArray();
        Assert.Contains("acknowledge", allowed);
        Assert.DoesNotContain("close", allowed);
    }

    [Fact]
    public async Task Every_problem_names_its_request_and_its_trace()
    {
        var answer = await client.GetAsync("/v1/streams/emergency/7/events");
        Assert.Equal("/v1/streams/emergency/7/events", (string?)answer.Json["instance"]);
        Assert.Equal(answer.Header("Request-Id"), (string?)answer.Json["traceId"]);
        Assert.Equal("urn:fieldservices:problem:not-found", (string?)answer.Json["type"]);
    }
}
