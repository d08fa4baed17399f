using System.Text.Json;
using System.Text.Json.Nodes;
using FieldServices.Api.Reads;
using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;

namespace FieldServices.Scenarios.Reads;

/// <summary>Lists in order, page by page, also while others write.</summary>
public sealed class PagingTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public Task Every_order_of_the_board_works_both_ways() => EveryOrderAsync(EmergencyBoard.View, "emergencies");

    [Fact]
    public Task Every_order_of_the_contractors_works_both_ways() => EveryOrderAsync(ContractorList.View, "contractors");

    [Theory]
    [InlineData("")]
    [InlineData("orderBy: { field: REPORTED_AT }")]
    [InlineData("orderBy: { field: REPORTED_AT, direction: DESC }")]
    [InlineData("orderBy: { field: STATUS, direction: DESC }")]
    public async Task While_rows_are_inserted_no_row_comes_twice_and_none_that_was_there_is_left_out(string order)
    {
        var random = new Random(7);
        await CaughtUpAsync("emergencies");
        var before = (await board.RowsAsync(EmergencyBoard.View)).ToDictionary(r => r.Id, r => r.Status);
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await PageAsync("emergencies", order, 7, cursor);
            seen.AddRange(page.Ids());
            cursor = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
            await board.ReportAsync(random, new DateTimeOffset(2026, 1, 5, 6, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(1_200)));
        }
        while (cursor is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(before.Keys.Except(seen));
    }

    [Fact]
    public async Task The_cursor_of_another_order_or_of_nothing_is_refused()
    {
        var cursor = (string)(await PageAsync("emergencies", "orderBy: { field: REPORTED_AT }", 2, null))["pageInfo"]!["endCursor"]!;

        foreach (var (order, after) in new[]
        {
            ("", cursor), ("orderBy: { field: REPORTED_AT, direction: DESC },", cursor), ("orderBy: { field: STATUS },", cursor), ("", "nonsense"), ("", "W10"), ("", ""),
        })
        {
            var (code, message) = await board.Admin.ErrorAsync($"query($after: After) {{ emergencies({order} after: $after) {{ totalCount }} }}", new { after });
            Assert.Equal(("BAD_USER_INPUT", true), (code, message.Contains("'after' is not a cursor", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("emergencies(first: 201) { totalCount }", "'first' is from 0 to 200.")]
    [InlineData("emergencies(first: -1) { totalCount }", "'first' is from 0 to 200.")]
    [InlineData("""nearestContractors(emergencyId: "01890a5d-ac96-774b-bcce-b302099a8057", first: 0) { eligible }""", "'first' is from 1 to 200.")]
    public async Task A_page_that_is_too_large_or_too_small_is_refused(string field, string message) =>
        Assert.Equal(("BAD_USER_INPUT", message), await board.Admin.ErrorAsync($"{{ {field} }}"));

    [Fact]
    public async Task A_page_of_nothing_still_tells_the_total_and_an_end_has_no_next_page()
    {
        var none = await PageAsync("contractors", "", 0, null);
        var all = await PageAsync("contractors", "", 200, null);

        Assert.Equal((4L, 0, true), ((long)none["totalCount"]!, none["nodes"]!.AsArray().Count, (bool)none["pageInfo"]!["hasNextPage"]!));
        Assert.Equal((4L, 4, false), ((long)all["totalCount"]!, all["nodes"]!.AsArray().Count, (bool)all["pageInfo"]!["hasNextPage"]!));
        Assert.Null(none["pageInfo"]!["endCursor"]);
        Assert.False((bool)all["pageInfo"]!["hasPreviousPage"]!);
    }

    private async Task EveryOrderAsync<TRow>(View<TRow> view, string list)
        where TRow : class
    {
        var table = new ViewTable(view);
        var model = new ReadModel(table, new SchemaBuilder("x").Object<ReadRow>("X", "x"));
        await CaughtUpAsync(list);
        var rows = await board.RowsAsync(view);
        foreach (var column in model.Orderable.Select(i => table.Columns[i]))
            foreach (var descending in new[] { false, true })
            {
                var ascending = rows.OrderBy(column.Get, Comparer<object?>.Create((a, b) => Oracle.Compare(a!, b!))).ThenBy(r => table.Key.Get(r)!.ToString(), StringComparer.Ordinal);
                var expected = ascending.Select(r => (Guid)table.Key.Get(r)!).ToList();
                if (descending)
                    expected.Reverse();
                var order = $"orderBy: {{ field: {JsonNamingPolicy.SnakeCaseUpper.ConvertName(column.Property)}, direction: {(descending ? "DESC" : "ASC")} }}";
                var told = await AllAsync(list, order, 13);
                Assert.True(expected.SequenceEqual(told), $"{list} by {order}");
            }
    }

    private async Task CaughtUpAsync(string list)
    {
        var position = await board.Server.Platform.Log.HeadAsync(board.Tenant.Id);
        Assert.Null((await board.Admin.QueryAsync($"{{ {list}(after: {position}) {{ totalCount }} }}"))["extensions"]?["stale"]);
    }

    private async Task<List<Guid>> AllAsync(string list, string order, int first)
    {
        var ids = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(list, order, first, cursor);
            Assert.Equal(cursor is not null, (bool)page["pageInfo"]!["hasPreviousPage"]!);
            ids.AddRange(page.Ids());
            cursor = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
        }
        while (cursor is not null);
        return ids;
    }

    private async Task<JsonNode> PageAsync(string list, string order, int first, string? after) => (await board.Admin.DataAsync(
        $"query($first: Int!, $after: After) {{ {list}({order} first: $first, after: $after) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} }}",
        new { first, after }))[list]!;
}
