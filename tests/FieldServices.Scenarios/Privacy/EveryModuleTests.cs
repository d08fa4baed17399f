using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Sealing;
using FieldServices.Scenarios.Harness;
using FieldServices.TestKit;

namespace FieldServices.Scenarios.Privacy;

/// <summary>Every event with personal data that any module or workflow records, as its golden file has it.</summary>
public sealed class EveryModuleTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task Every_event_with_personal_data_is_stored_sealed_and_opens_as_it_was()
    {
        var log = scenario.Server.Platform.Log;
        var secrets = new List<string>();
        var types = log.Catalog.All.Where(t => t.SubjectOf is not null).ToList();
        Assert.NotEmpty(types);
        foreach (var type in types)
        {
            var golden = await File.ReadAllTextAsync(RepositoryRoot.At("tests", "FieldServices.Domain.Tests", "Golden", $"{type}.json"));
            var @event = JsonSerializer.Deserialize(golden, type.Json)!;
            var (stream, id) = (new StreamId("sample", Guid.NewGuid()), Guid.NewGuid());
            await log.AppendAsync(new Append(
                scenario.Tenant.Id, stream, ExpectedVersion.New, [@event], DateTimeOffset.UtcNow, new Origin(new Actor("test", "sample"), "sample.append", id, id, id)));
            await foreach (var envelope in log.ReadStreamAsync(scenario.Tenant.Id, stream))
            {
                var stored = JsonSerializer.SerializeToNode(envelope.Event, type.Json)!;
                var opened = await log.Personal.OpenAsync(scenario.Tenant.Id, stored.DeepClone());
                Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(@event, type.Json), opened), $"{type}: {opened}");
                secrets.AddRange(Personal(stored, opened));
            }
        }
        Assert.True(secrets.Count >= types.Count, "There is a golden file without personal data.");
        await Dump.LacksAsync(scenario.Server.Platform.Database, [.. secrets]);
        Assert.All(scenario.Server.Log.Lines, line => Assert.DoesNotContain(secrets, s => line.Contains(s, StringComparison.Ordinal)));
    }

    // The texts that are sealed in the one and clear in the other.
    private static IEnumerable<string> Personal(JsonNode? stored, JsonNode? opened) => (stored, opened) switch
    {
        (JsonObject a, JsonObject b) => a.SelectMany(p => Personal(p.Value, b[p.Key])),
        (JsonArray a, JsonArray b) => a.Zip(b).SelectMany(p => Personal(p.First, p.Second)),
        (JsonValue a, JsonValue b) when a.TryGetValue<string>(out var text) && PersonalData.IsSealed(text) => [b.GetValue<string>()],
        _ => [],
    };
}
