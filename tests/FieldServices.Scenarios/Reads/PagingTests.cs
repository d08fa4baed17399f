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
    [InlineData("[{ field: STATUS }, { field: REPORTED_AT, direction: DESC }]")]
    [InlineData("[{ field: CONTRACTOR_ID, direction: DESC }, { field: PRIORITY }]")]
    [InlineData("[{ field: BOROUGH, nulls: FIRST }, { field: WARD, direction: DESC, nulls: LAST }]")]
    [InlineData("[{ field: BOROUGH, direction: DESC }, { field: WARD, direction: DESC }]")]
    [InlineData("[{ field: RESPONSE_SECONDS }, { field: ID, direction: DESC }]")]
    public async Task Any_order_can_be_paged_forwards_backwards_and_between_two_cursors(string order)
    {
        await CaughtUpAsync("emergencies");
        var all = await WholeAsync($"orderBy: {order}, first: 200");
        Assert.Equal(Sorted(await board.RowsAsync(EmergencyBoard.View), order).Select(r => r.Id), all.Select(e => e.Id));

        Assert.Equal(all.Select(e => e.Id), await AllAsync("emergencies", $"orderBy: {order}", 7));
        var (back, before) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await WholeAsync($"orderBy: {order}, last: 7, before: {(before is null ? "null" : $"\"{before}\"")}");
            back.InsertRange(0, page.Select(e => e.Id));
            before = page.Count > 0 ? page[0].Cursor : null;
        }
        while (back.Count < all.Count && before is not null);
        Assert.Equal(all.Select(e => e.Id), back);
        var between = await WholeAsync($"orderBy: {order}, after: \"{all[3].Cursor}\", before: \"{all[20].Cursor}\", last: 10");
        Assert.Equal(all.Skip(10).Take(10).Select(e => e.Id), between.Select(e => e.Id));
        between = await WholeAsync($"orderBy: {order}, after: \"{all[3].Cursor}\", before: \"{all[20].Cursor}\", first: 50");
        Assert.Equal(all.Skip(4).Take(16).Select(e => e.Id), between.Select(e => e.Id));
    }

    [Fact]
    public async Task A_page_read_backwards_tells_where_it_stands()
    {
        var all = await WholeAsync("first: 200");
        var last = (await board.Admin.DataAsync("{ emergencies(last: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor } } }"))["emergencies"]!;
        var first = (await board.Admin.DataAsync("query($b: String) { emergencies(last: 5, before: $b) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }", new { b = all[2].Cursor }))["emergencies"]!;

        Assert.Equal(all.TakeLast(2).Select(e => e.Id), last.Ids());
        Assert.Equal((false, true, all[^2].Cursor), ((bool)last["pageInfo"]!["hasNextPage"]!, (bool)last["pageInfo"]!["hasPreviousPage"]!, (string)last["pageInfo"]!["startCursor"]!));
        Assert.Equal(all.Take(2).Select(e => e.Id), first.Ids());
        Assert.Equal((true, false), ((bool)first["pageInfo"]!["hasNextPage"]!, (bool)first["pageInfo"]!["hasPreviousPage"]!));
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
                var ascending = rows.OrderBy(column.Get, Comparer<object?>.Create(Oracle.Compare)).ThenBy(r => table.Key.Get(r)!.ToString(), StringComparer.Ordinal);
                var expected = ascending.Select(r => (Guid)table.Key.Get(r)!).ToList();
                if (descending)
                    expected.Reverse();
                var order = $"orderBy: {{ field: {JsonNamingPolicy.SnakeCaseUpper.ConvertName(column.Property)}, direction: {(descending ? "DESC" : "ASC")} }}";
                var told = await AllAsync(list, order, 13);
                Assert.True(expected.SequenceEqual(told), $"{list} by {order}");
            }
    }

    private async Task<List<(Guid Id, string Cursor)>> WholeAsync(string arguments) => [.. (await board.Admin.DataAsync(
        $"{{ emergencies({arguments}) {{ edges {{ cursor node {{ id }} }} }} }}"))["emergencies"]!["edges"]!.AsArray().Select(e => ((Guid)e!["node"]!["id"]!, (string)e["cursor"]!))];

    /// <summary>The rows in an order that is written as a client writes it; an absent value counts as the greatest unless 'nulls' says otherwise.</summary>
    private static IEnumerable<EmergencyRow> Sorted(IReadOnlyList<EmergencyRow> rows, string order)
    {
        var table = new ViewTable(EmergencyBoard.View);
        var terms = order.Split('}').Where(t => t.Contains("field", StringComparison.Ordinal)).Select(t => (
            Column: table.Columns.Single(c => t.Contains($"field: {JsonNamingPolicy.SnakeCaseUpper.ConvertName(c.Property)}", StringComparison.Ordinal)
                && t.Split("field: ")[1].Split(',', ' ')[0] == JsonNamingPolicy.SnakeCaseUpper.ConvertName(c.Property)),
            Descending: t.Contains("DESC", StringComparison.Ordinal), Nulls: t.Contains("nulls: FIRST", StringComparison.Ordinal) ? true : t.Contains("nulls: LAST", StringComparison.Ordinal) ? false : (bool?)null)).ToList();
        if (terms[^1].Column != table.Key)
            terms.Add((table.Key, terms[^1].Descending, null));
        return rows.Order(Comparer<EmergencyRow>.Create((a, b) =>
        {
            foreach (var (column, descending, nulls) in terms)
            {
                var (x, y) = (column.Get(a!), column.Get(b!));
                var compared = x is null != y is null && nulls is { } first ? (x is null == first ? -1 : 1) : Oracle.Compare(x, y) * (descending ? -1 : 1);
                if (compared != 0)
                    return compared;
            }
            return 0;
        }));
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
