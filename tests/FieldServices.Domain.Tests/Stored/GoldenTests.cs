using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>
/// What is in the log stays readable: each stored name and version has a file with its shape. When one of these tests fails,
/// the shape has changed: give the event a new version, or, for one that was never released, run with GOLDEN=write.
/// </summary>
public sealed class GoldenTests
{
    private static readonly EventCatalog Catalog = Module.CatalogOf(FieldServicesModules.All);

    public static TheoryData<string> StoredNames() => [.. Types().Select(t => t.ToString())];

    public static TheoryData<string> WorkflowNames() => [.. FieldServicesModules.Workflows.Select(w => w.ToString())];

    /// <summary>Names and versions that are not recorded any more.</summary>
    public static TheoryData<string> EarlierNames() => [.. Earlier().Select(t => t.ToString())];

    [Theory]
    [MemberData(nameof(StoredNames))]
    public void A_stored_shape_never_changes(string storedName)
    {
        var type = Types().Single(t => t.ToString() == storedName);
        var golden = GoldenFile.Check(storedName, JsonSerializer.Serialize(EventSamples.All.First(e => e.GetType() == type.ClrType), type.Json));
        Assert.Equal(golden, GoldenFile.Pretty(JsonSerializer.Serialize(JsonSerializer.Deserialize(golden, type.Json), type.Json)));
    }

    [Theory]
    [MemberData(nameof(EarlierNames))]
    public void An_earlier_version_is_read_as_the_same_fact_for_ever(string storedName)
    {
        var type = Earlier().Single(t => t.ToString() == storedName);
        Assert.True(File.Exists(GoldenFile.PathOf(storedName)), $"The golden file of {storedName} must stay: the log holds such events.");
        var read = EventCatalog.Deserialize(type, File.ReadAllBytes(GoldenFile.PathOf(storedName)));
        GoldenFile.Check($"{storedName}.now", JsonSerializer.Serialize(read, type.Current.Json));
    }

    /// <summary>Running instances keep their state between releases: another shape needs another version, which migrates the older one.</summary>
    [Theory]
    [MemberData(nameof(WorkflowNames))]
    public void The_state_that_a_workflow_remembers_keeps_its_shape(string workflow)
    {
        var definition = FieldServicesModules.Workflows.Single(w => w.ToString() == workflow);
        var state = EventSamples.All.Where(e => definition.Records.Any(r => r.ClrType == e.GetType())).Aggregate(definition.Initial, definition.Evolve);
        var golden = GoldenFile.Check($"{workflow}.state", JsonSerializer.Serialize(state, definition.StateJson));
        Assert.Equal(golden, GoldenFile.Pretty(JsonSerializer.Serialize(JsonSerializer.Deserialize(golden, definition.StateJson), definition.StateJson)));
    }

    [Fact]
    public void Every_golden_file_can_still_be_read() =>
        Assert.Equal(
            Types().Select(t => $"{t}.json").Concat(Earlier().SelectMany(t => new[] { $"{t}.json", $"{t}.now.json" }))
                .Concat(FieldServicesModules.Workflows.Select(w => $"{w}.state.json")).Order(StringComparer.Ordinal),
            Directory.GetFiles(GoldenFile.Folder(), "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void A_property_of_a_later_release_is_passed_over()
    {
        var type = Types().First();
        var later = JsonNode.Parse(File.ReadAllText(GoldenFile.PathOf(type.ToString())))!.AsObject();
        later["addedLater"] = 1;

        Assert.NotNull(JsonSerializer.Deserialize(later.ToJsonString(), type.Json));
    }

    private static IEnumerable<EventType> Types() =>
        FieldServicesModules.All.SelectMany(m => m.Events).Concat(FieldServicesModules.Workflows.SelectMany(w => w.Records));

    private static IEnumerable<EventType> Earlier() => FieldServicesModules.All
        .SelectMany(m => m.Upcasters.Select(u => (u.Name, u.Version)).Concat(m.Retired.Select(r => (r.Name, r.Version))))
        .Select(k => Catalog.Of(k.Name, k.Version));
}
