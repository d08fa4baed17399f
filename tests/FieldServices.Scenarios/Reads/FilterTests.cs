using FieldServices.Api.Reads;
using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;
using FsCheck;
using FsCheck.Fluent;

namespace FieldServices.Scenarios.Reads;

/// <summary>Every filter answers what its meaning in C# says of the same rows.</summary>
public sealed class FilterTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public Task Every_operator_on_every_column_of_the_board_means_what_it_says() => EveryOperatorAsync(EmergencyBoard.View, "emergencies", "Emergency");

    [Fact]
    public Task Every_operator_on_every_column_of_the_contractors_means_what_it_says() => EveryOperatorAsync(ContractorList.View, "contractors", "Contractor");

    [Fact]
    public async Task Any_combination_of_conditions_on_the_board_means_what_it_says() =>
        await AnyCombinationAsync(EmergencyBoard.View, "emergencies", "Emergency");

    [Fact]
    public async Task Any_combination_of_conditions_on_the_contractors_means_what_it_says() =>
        await AnyCombinationAsync(ContractorList.View, "contractors", "Contractor");

    [Fact]
    public async Task Any_combination_of_conditions_chooses_the_response_times_that_count()
    {
        var rows = await board.RowsAsync(ResponseTimes.View);
        var oracle = new Oracle(Filterable(ResponseTimes.View), [.. rows]);
        Check.One(Settings(60), Prop.ForAll(oracle.Conditions.ToArbitrary(), condition =>
        {
            var counted = rows.Count(r => r.ResponseSeconds is not null && condition.Holds(r));
            var data = board.Admin.DataAsync(
                "query($filter: ResponseTimeFilter) { responseTimes(filter: $filter) { count } }", new { filter = condition.Json }).GetAwaiter().GetResult();
            var groups = data["responseTimes"]!.AsArray();
            return counted == (groups.Count == 0 ? 0 : (long)groups[0]!["count"]!);
        }));
    }

    [Fact]
    public async Task What_a_filter_cannot_use_is_explained()
    {
        Assert.Equal("BAD_USER_INPUT", (await board.Admin.ErrorAsync("""{ emergencies(filter: { id: { eq: "no id" } }) { totalCount } }""")).Code);
        Assert.Contains("isNull", (await board.Admin.ErrorAsync("{ emergencies(filter: { reportedAt: { lt: null } }) { totalCount } }")).Message, StringComparison.Ordinal);
        Assert.Contains("isNull", (await board.Admin.ErrorAsync("{ emergencies(filter: { status: { in: null } }) { totalCount } }")).Message, StringComparison.Ordinal);
        Assert.Contains("contact", (await board.Admin.ErrorAsync("""{ emergencies(filter: { contact: { eq: "x" } }) { totalCount } }""")).Message, StringComparison.Ordinal);
        Assert.Contains("1000", (await board.Admin.ErrorAsync(
            "query($many: [String!]) { emergencies(filter: { borough: { in: $many } }) { totalCount } }", new { many = Enumerable.Repeat("x", 1_001) })).Message, StringComparison.Ordinal);
    }

    private async Task EveryOperatorAsync<TRow>(View<TRow> view, string list, string type)
        where TRow : class
    {
        var (rows, key) = (await board.RowsAsync(view), new ViewTable(view).Key);
        foreach (var condition in new Oracle(Filterable(view), [.. rows]).EveryOperator())
            AssertSame(condition, [.. rows], key, await AnswerAsync(list, type, condition));
    }

    private async Task AnyCombinationAsync<TRow>(View<TRow> view, string list, string type)
        where TRow : class
    {
        var (rows, key) = (await board.RowsAsync(view), new ViewTable(view).Key);
        Check.One(Settings(150), Prop.ForAll(new Oracle(Filterable(view), [.. rows]).Conditions.ToArbitrary(), condition =>
            AssertSame(condition, [.. rows], key, AnswerAsync(list, type, condition).GetAwaiter().GetResult())));
    }

    private static Config Settings(int cases) => Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true);

    private async Task<(IReadOnlyList<Guid> Ids, long Total)> AnswerAsync(string list, string type, Condition condition)
    {
        var data = await board.Admin.DataAsync(
            $"query($filter: {type}Filter) {{ {list}(filter: $filter, first: 200, after: {board.Position}) {{ totalCount nodes {{ id }} }} }}", new { filter = condition.Json });
        return (data[list]!.Ids(), (long)data[list]!["totalCount"]!);
    }

    private static void AssertSame(Condition condition, object[] rows, ViewColumn key, (IReadOnlyList<Guid> Ids, long Total) answer)
    {
        var expected = rows.Where(condition.Holds).Select(r => (Guid)key.Get(r)!).OrderBy(id => id.ToString(), StringComparer.Ordinal).ToList();
        Assert.True(expected.SequenceEqual(answer.Ids), $"{condition} let through {answer.Ids.Count} rows instead of {expected.Count}.");
        Assert.Equal(expected.Count, answer.Total);
    }

    // Places have conditions of their own.
    private static IReadOnlyList<ViewColumn> Filterable(View view)
    {
        var table = new ViewTable(view);
        return [.. new ReadModel(table, new SchemaBuilder("x").Object<ReadRow>("X", "x")).Filterable.Select(i => table.Columns[i]).Where(c => !c.Type.IsGeography)];
    }
}
