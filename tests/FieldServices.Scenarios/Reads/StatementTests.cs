using FieldServices.Domain.Emergencies.Views;

namespace FieldServices.Scenarios.Reads;

/// <summary>What a query costs the database: as few statements as there are levels, and no column that nobody asked for.</summary>
public sealed class StatementTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task A_list_with_a_relation_costs_two_statements_however_many_rows_there_are()
    {
        var (answer, statements) = await CapturedSql.OfAsync(board.Admin, "{ emergencies(first: 100) { nodes { contractor { name } } } }");

        var named = answer["data"]!["emergencies"]!["nodes"]!.AsArray().Count(n => n!["contractor"] is not null);
        Assert.True(named > 5, answer.ToJsonString());
        Assert.Equal(2, statements.Count);
        Assert.Contains("read.emergencies_v3", statements[0], StringComparison.Ordinal);
        Assert.Contains("read.contractors_v2", statements[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relations_under_several_names_cost_no_more_than_one_statement_each()
    {
        var (_, statements) = await CapturedSql.OfAsync(
            board.Admin, "{ emergencies(first: 100) { edges { node { contractor { name } again: contractor { available } offeredContractor { name } } } } }");

        Assert.InRange(statements.Count, 2, 4);
    }

    [Fact]
    public async Task Only_the_columns_that_are_asked_for_are_read()
    {
        var (_, statements) = await CapturedSql.OfAsync(board.Admin, "{ emergencies(orderBy: { field: REPORTED_AT }) { nodes { reference contractor { name } } } }");

        Assert.Equal(["id", "reference", "reported_at", "contractor_id"], ColumnsOf(statements[0]));
        Assert.Equal(["id", "name"], ColumnsOf(statements[1]));
    }

    [Fact]
    public async Task The_total_alone_reads_no_rows_and_is_counted_only_when_asked_for()
    {
        var total = (await CapturedSql.OfAsync(board.Admin, "{ emergencies { totalCount } }")).Statements;
        var rows = (await CapturedSql.OfAsync(board.Admin, "{ emergencies { nodes { id } } }")).Statements;

        Assert.StartsWith("select count(*) from read.emergencies_v3", Assert.Single(total), StringComparison.Ordinal);
        Assert.DoesNotContain("count(", Assert.Single(rows), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_never_become_part_of_the_text_of_a_statement()
    {
        var (answer, statements) = await CapturedSql.OfAsync(
            board.Admin, """{ emergencies(filter: { borough: { in: ["Brent'; drop table read.emergencies_v3; --"], startsWith: "x'y" } }) { totalCount } }""");

        Assert.Equal(0, (long)answer["data"]!["emergencies"]!["totalCount"]!);
        Assert.DoesNotContain("drop table", Assert.Single(statements), StringComparison.Ordinal);
        Assert.NotEmpty(await board.RowsAsync(EmergencyBoard.View));
    }

    private static IEnumerable<string> ColumnsOf(string sql) =>
        sql["select ".Length..sql.IndexOf(" from ", StringComparison.Ordinal)].Split(", ").Select(c => c[(c.IndexOf("t.", StringComparison.Ordinal) + 2)..]);
}
