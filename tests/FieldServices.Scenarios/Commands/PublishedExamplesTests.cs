using System.Text.Json.Nodes;
using FieldServices.Api.Commands;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Commands;

/// <summary>Whoever copies an example of the API documentation gets what the documentation promises.</summary>
public sealed class PublishedExamplesTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private readonly Client client = scenario.Admin;

    public static TheoryData<string> Commands { get; } = [.. FieldServicesModules.All.SelectMany(m => m.Commands).Select(c => c.FullName)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_published_example_of_each_command_is_accepted_after_a_dry_run_that_tells_the_same(string command)
    {
        var (module, line) = FieldServicesModules.All.SelectMany(m => m.Commands.Select(c => (m, c))).Single(x => x.c.FullName == command);
        var contractor = await Samples.ContractorAsync(client);
        var id = await SubjectAsync(module, line, contractor);
        var example = await ExampleAsync(CommandRoutes.PathOf(module, line), contractor, id);
        var path = Client.PathOf(module, line, id);

        JsonNode? told = null;
        await Stored.NothingAsync(scenario, async () => told = (await client.PostAsync($"{path}?dryRun=true", example, ("Idempotency-Key", command))).Accepted().Json);
        var done = (await client.PostAsync(path, example, ("Idempotency-Key", command))).Accepted();

        Assert.True((bool)told!["dryRun"]!);
        Assert.Null(done.Header("Idempotency-Replayed"));
        Assert.NotEmpty(done.Events);
        Assert.Equal(done.Events, told["events"]!.AsArray().Select(e => (string)e!["name"]!));
        Assert.Equal((string?)told[module.MemberName]?["status"], (string?)done.Json[module.MemberName]?["status"]);
        Assert.Equal(line.Starts ? $"{done.Events.Count}" : $"{id}", line.Starts ? $"{done.Version}" : $"{done.Id}");
    }

    [Fact]
    public async Task The_published_document_lists_every_command_and_decision_and_nothing_else_to_post()
    {
        var document = (await client.GetAsync("/openapi.json")).Json;
        var posts = document["paths"]!.AsObject().Where(p => p.Value!["post"] is not null).Select(p => (string)p.Value!["post"]!["operationId"]!);
        Assert.Equal(FieldServicesModules.All.SelectMany(m => m.Commands).Select(c => c.FullName).Concat(FieldServicesModules.All.Select(m => $"{m.Subject}.bulk")).Concat(Decisions).Order(), posts.Order());
        Assert.StartsWith("3.1", (string?)document["openapi"], StringComparison.Ordinal);
    }

    private static readonly string[] Decisions =
        ["workflow.retry", "workflow.cancel", "dead-letter.retry", "dead-letter.edit", "dead-letter.discard", "test-clock.advance", "data-subject.erase",
        "technician.share-calendar", "customer.share-calendar", "calendar-link.rotate", "calendar-link.revoke"];

    private async Task<Guid?> SubjectAsync(Module module, Command line, Guid contractor)
    {
        if (line.Starts)
            return null;
        if (module.Subject == "contractor")
            return contractor;
        if (module.Subject is "customer" or "property")
            return await (await Households.FurnishedAsync(client)).ReadyForAsync(client, module, line);
        if (module.Subject is not "emergency")
            return await BookingStages.SubjectAsync(await Bookable.MakeAsync(client), module, line);
        // A deadline can be noted only when it has passed or is near, which is so of a report of some days ago.
        if (line.Example is NoteBreach or NoteNearBreach)
            return (await client.PostAsync(Samples.Report, null, ("FS-Effective-At", DateTimeOffset.UtcNow.AddDays(-2).ToString("O", null)))).Accepted().Id;
        var status = line.Example is CorrectEmergency ? EmergencyStatus.OnSite : Enum.Parse<EmergencyStatus>(line.From[0]);
        var id = await Stages.ReachedAsync(client, status, contractor);
        if (line.Name == "resume-clock")
            (await client.PostAsync(new PauseClock(PauseReason.AccessRefused), id)).Accepted();
        return id;
    }

    /// <summary>The example as published, with a contractor that exists and the deadline that the emergency has.</summary>
    private async Task<string> ExampleAsync(string route, Guid contractor, Guid? id)
    {
        var document = (await client.GetAsync("/openapi.json")).Json;
        var example = document["paths"]![route]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.AsObject();
        if (example.ContainsKey("contractorId"))
            example["contractorId"] = contractor;
        await BookingStages.FitAsync(client, route, example);
        await Households.FitAsync(client, route, example, id);
        if (route.EndsWith("/correct", StringComparison.Ordinal))
            await CorrectedAsync(example, id!.Value);
        if (example.ContainsKey("due"))
            example["due"] = (string)(await client.GetAsync($"/v1/emergencies/{id}")).Json["emergency"]!["deadlines"]!["onSiteBy"]!;
        return example.ToJsonString();
    }

    // The arrival was a little earlier than it was recorded.
    private async Task CorrectedAsync(JsonObject example, Guid emergency)
    {
        var events = (await client.GetAsync($"/v1/streams/emergency/{emergency}/events")).Json["events"]!.AsArray();
        var (before, wrong) = ((DateTimeOffset)events[^2]!["effectiveAt"]!, (DateTimeOffset)events[^1]!["effectiveAt"]!);
        example["position"] = (long)events[^1]!["position"]!;
        example["happenedAt"] = (before + ((wrong - before) / 2)).ToString("O", null);
    }
}
