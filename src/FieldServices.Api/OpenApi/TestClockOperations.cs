using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Api.Workflows;
using static FieldServices.Api.OpenApi.SharedSchemas;

namespace FieldServices.Api.OpenApi;

/// <summary>The OpenAPI operations on the clock of a tenant in test mode.</summary>
internal static class TestClockOperations
{
    private const string Tag = "test-clock";

    public static void Add(JsonObject paths, CommandSchemas schemas)
    {
        paths[TestClockRoutes.Root] = new JsonObject
        {
            ["get"] = Operation.Of(
                "test-clock", Tag, "Where the clock stands, and a hash of everything that happened.", Permissions.AdvanceTestClock, [], null,
                Object("The clock.", ["now", "position", "eventHash"], Standing()), NotTest),
        };
        paths[TestClockRoutes.Advance] = new JsonObject
        {
            ["post"] = Operation.Of(
                "test-clock.advance", Tag, "Move the clock forward; answers when everything that was due has happened.", Permissions.AdvanceTestClock, [],
                Operation.Body(schemas, DecisionJson.Default.ClockAdvance, new ClockAdvance(By: "PT24H")),
                Object("The clock.", ["now", "fired", "position", "eventHash"], [.. Standing(), ("fired", Whole("How many timers fired."))]),
                ("400", "Give either to, an instant, or by, a duration of ISO 8601."), NotTest, ("415", "The body is not JSON.")),
        };
    }

    private static (string, string) NotTest => ("409", "The tenant has no test clock, or its clock is past that time.");

    private static (string, JsonObject)[] Standing() =>
    [
        ("now", Instant("The tenant's time.")),
        ("position", Whole("The position of the last event.")),
        ("eventHash", Text("SHA-256 over the events with ids numbered by their first appearance: the same commands and advances give the same hash in another tenant.")),
    ];
}
