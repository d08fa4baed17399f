using System.Text.Json.Nodes;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Feeds;

/// <summary>ical.js, installed once for all tests by the lock file of <c>tests/peers/ical</c>; it refuses what is no iCalendar.</summary>
internal static class OtherParser
{
    private static readonly Lazy<Task<NpmFolder>> Folder = new(() => NpmFolder.InstallAsync("tests/peers/ical"));

    public static async Task<JsonNode> ReadAsync(string calendar) => JsonNode.Parse(await (await Folder.Value).RunAsync("node", calendar, "read.mjs"))!;
}
