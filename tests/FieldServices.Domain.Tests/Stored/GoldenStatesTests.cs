using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Domain.Modules;

namespace FieldServices.Domain.Tests.Stored;

/// <summary>
/// A kept state is folded by one release and used by the next: each module has a file with the state after every event of a fixed history.
/// When this fails, the state record or its fold has changed: raise the version in <c>.Snapshots(…)</c>, then run with GOLDEN=write.
/// </summary>
public sealed class GoldenStatesTests
{
    public static TheoryData<string> Subjects() => [.. FieldServicesModules.All.Select(m => m.Subject)];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void A_kept_state_changes_only_with_its_version(string subject)
    {
        var module = FieldServicesModules.All.Single(m => m.Subject == subject);
        var states = new JsonArray();
        var state = module.Initial;
        foreach (var e in EventSamples.All.Where(module.EventRoot.IsInstanceOfType))
            states.Add(JsonSerializer.SerializeToNode(state = module.Evolve(state, e), module.SnapshotFormat!.Json));

        GoldenFile.Check($"States/{subject}@{module.SnapshotFormat!.Schema}", states.ToJsonString());
    }

    [Fact]
    public void Only_the_present_version_of_a_kept_state_has_a_file() => Assert.Equal(
        FieldServicesModules.All.Select(m => $"{m.Subject}@{m.SnapshotFormat!.Schema}.json").Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(GoldenFile.Folder(), "States")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
