using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.EventStore.Views;
using FieldServices.Scenarios.Harness;
using NetTopologySuite.Geometries;

namespace FieldServices.Scenarios.Reads;

/// <summary>Every list and every single field, in the ways in which GraphQL lets a client ask.</summary>
public sealed class FieldTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public Task Every_column_of_the_board_is_told_as_it_is() => EveryColumnAsync(EmergencyBoard.View, "emergencies", "emergency");

    [Fact]
    public Task Every_column_of_the_contractors_is_told_as_it_is() => EveryColumnAsync(ContractorList.View, "contractors", "contractor");

    [Fact]
    public async Task Nested_records_places_and_relations_are_told()
    {
        var data = await board.Admin.DataAsync(
            """
            query($id: ID!) {
              contractor(id: $id) {
                certificates { skill certificateNumber expiresOn verifiedBy } policies { kind insurer limit { amount currency } from to }
                centre radiusMetres area skills
              }
              emergencies(filter: { contractorId: { eq: $id } }) { nodes { point address { line1 postcode } contractorId contractor { id name } } }
            }
            """,
            new { id = board.Contractors[0] });

        var contractor = data["contractor"]!;
        Assert.Equal("PUBLIC_LIABILITY", (string)contractor["policies"]![0]!["kind"]!);
        Assert.Equal("5000000", (string)contractor["policies"]![0]!["limit"]!["amount"]!);
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(Samples.Place.Longitude, Samples.Place.Latitude) }, contractor["centre"]));
        Assert.Null(contractor["area"]);
        Assert.Equal(contractor["skills"]!.AsArray().Count, contractor["certificates"]!.AsArray().Count);
        Assert.NotEmpty(data["emergencies"]!["nodes"]!.AsArray());
        Assert.All(data["emergencies"]!["nodes"]!.AsArray(), n => Assert.Equal(("Ace", (string)n!["contractorId"]!), ((string)n["contractor"]!["name"]!, (string)n["contractor"]!["id"]!)));
    }

    [Fact]
    public async Task Variables_fragments_aliases_and_directives_work_together()
    {
        var data = await board.Admin.DataAsync(
            """
            query Two($first: Int = 2, $status: EmergencyStatus!, $withName: Boolean!) {
              open: emergencies(first: $first, filter: { status: { neq: $status } }) { ...page }
              closed: emergencies(first: $first, filter: { status: { eq: $status } }) { ...page }
            }
            fragment page on EmergencyConnection { totalCount edges { cursor node { ... on Emergency { __typename state: status reference @include(if: $withName) } } } }
            """,
            new { status = "CLOSED", withName = false });

        Assert.Equal((await board.RowsAsync(EmergencyBoard.View)).Count, (long)data["open"]!["totalCount"]! + (long)data["closed"]!["totalCount"]!);
        Assert.All(data["closed"]!["edges"]!.AsArray(), e => Assert.Equal("CLOSED", (string)e!["node"]!["state"]!));
        Assert.All(data["open"]!["edges"]!.AsArray(), e => Assert.Equal(["__typename", "state"], e!["node"]!.AsObject().Select(p => p.Key)));
    }

    [Fact]
    public async Task The_history_is_the_log_of_the_thing()
    {
        var id = (await board.RowsAsync(EmergencyBoard.View)).MaxBy(r => r.Version)!.Id;
        var overHttp = (await board.Admin.GetAsync($"/v1/streams/emergency/{id}/events")).Json["events"]!.AsArray();

        var data = await board.Admin.DataAsync(
            """
            query($stream: String!) {
              all: history(of: $stream) { nodes { position stream version name nameVersion actor command commandId correlationId causationId body } }
              second: history(of: $stream, from: 2, first: 1) { nodes { version } }
            }
            """,
            new { stream = $"emergency/{id}" });

        Assert.Equal(overHttp.Count, data["all"]!["nodes"]!.AsArray().Count);
        foreach (var (a, b) in overHttp.Zip(data["all"]!["nodes"]!.AsArray()))
            foreach (var (name, value) in b!.AsObject())
                Assert.True(JsonNode.DeepEquals(a![name], value), $"{name}: {value} instead of {a![name]}");
        Assert.Equal("""[{"version":2}]""", data["second"]!["nodes"]!.ToJsonString());
    }

    [Theory]
    [InlineData("mutation { report { id } }")]
    [InlineData("subscription { emergencies { totalCount } }")]
    [InlineData("{ emergencies(first: 3, last: 3) { totalCount } }")]
    [InlineData("{ emergencies(last: 201) { totalCount } }")]
    [InlineData("{ emergencies(orderBy: [{ field: STATUS }, { field: STATUS }]) { totalCount } }")]
    [InlineData("{ emergencies { nodes { price } } }")]
    [InlineData("""{ history(of: "spaceship/01890a5d-ac96-774b-bcce-b302099a8057") { nodes { name } } }""")]
    [InlineData("""{ history(of: "emergency/x") { nodes { name } } }""")]
    [InlineData("""{ history(of: "emergency/01890a5d-ac96-774b-bcce-b302099a8057", first: 1001) { nodes { name } } }""")]
    [InlineData("""{ emergency(id: "x") { id } }""")]
    [InlineData("""{ nearestContractors(emergencyId: "x") { eligible } }""")]
    public async Task What_is_not_supported_or_makes_no_sense_is_said_clearly(string query)
    {
        var (_, message) = await board.Admin.ErrorAsync(query);

        Assert.DoesNotContain("nexpected error", message, StringComparison.Ordinal);
        Assert.True(message.Length > 15, message);
    }

    private async Task EveryColumnAsync<TRow>(View<TRow> view, string list, string single)
        where TRow : class
    {
        var rows = await board.RowsAsync(view);
        var columns = new ViewTable(view).Columns.Where(c => c.Type.Sql != "jsonb").ToList();
        var fields = string.Join(' ', columns.Select(c => JsonNamingPolicy.CamelCase.ConvertName(c.Property)));
        var key = new ViewTable(view).Key;

        var nodes = (await board.Admin.DataAsync($"{{ {list}(first: 200, after: {board.Position}) {{ nodes {{ {fields} }} }} }}"))[list]!["nodes"]!.AsArray();
        var one = (await board.Admin.DataAsync($"query($id: ID!) {{ {single}(id: $id) {{ {fields} }} }}", new { id = key.Get(rows[0]) }))[single]!;

        Assert.Equal(rows.Count, nodes.Count);
        Assert.True(JsonNode.DeepEquals(one, nodes.Single(n => (Guid)n!["id"]! == (Guid)key.Get(rows[0])!)));
        foreach (var row in rows)
        {
            var node = nodes.Single(n => (Guid)n!["id"]! == (Guid)key.Get(row)!)!;
            foreach (var column in columns)
                AssertSame(column, column.Get(row), node[JsonNamingPolicy.CamelCase.ConvertName(column.Property)]);
        }
    }

    private static void AssertSame(ViewColumn column, object? expected, JsonNode? actual)
    {
        var same = (expected, actual) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (DateTimeOffset time, _) => DateTimeOffset.Parse((string)actual!, CultureInfo.InvariantCulture) is var told && (told - time).Duration() < TimeSpan.FromMicroseconds(1),
            (Point point, _) => JsonNode.DeepEquals(actual!["coordinates"], new JsonArray(point.X, point.Y)),
            (System.Collections.IEnumerable list and not string, _) => JsonNode.DeepEquals(actual, new JsonArray([.. list.Cast<object>().Select(Oracle.Json)])),
            (double number, _) => Math.Abs(number - (double)actual!) < 1e-6,
            _ => JsonNode.DeepEquals(actual, Oracle.Json(expected!)),
        };
        Assert.True(same, $"{column.Property}: {actual?.ToJsonString()} instead of {expected}");
    }
}
