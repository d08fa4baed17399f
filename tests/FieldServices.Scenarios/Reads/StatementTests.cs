using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Emergencies.Views;

namespace FieldServices.Scenarios.Reads;

/// <summary>What a query costs the database: as few statements as there are levels, and no column that nobody asked for.</summary>
public sealed class StatementTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task A_list_with_relations_to_one_costs_one_statement_however_many_rows_there_are()
    {
        var (answer, statements) = await CapturedSql.OfAsync(board.Admin, "{ emergencies(first: 100) { nodes { contractor { name } } } }");

        var named = answer["data"]!["emergencies"]!["nodes"]!.AsArray().Count(n => n!["contractor"] is not null);
        Assert.True(named > 5, answer.ToJsonString());
        Assert.Contains($"read.{ContractorList.View.Table}", Assert.Single(statements), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relations_under_several_names_cost_no_further_statements()
    {
        var (_, statements) = await CapturedSql.OfAsync(
            board.Admin, "{ emergencies(first: 100) { edges { node { contractor { name } again: contractor { available } offeredContractor { name } } } } }");

        Assert.Single(statements);
    }

    [Fact]
    public async Task Only_the_columns_that_are_asked_for_are_read()
    {
        var (_, statements) = await CapturedSql.OfAsync(board.Admin, "{ emergencies(orderBy: { field: REPORTED_AT }) { nodes { reference contractor { name } } } }");

        Assert.Equal(["t.id", "t.reference", "t.contractor_id", "t0.id", "t0.name"], ColumnsOf(Assert.Single(statements)));
    }

    [Fact]
    public async Task The_total_alone_reads_no_rows_and_is_counted_only_when_asked_for()
    {
        var total = (await CapturedSql.OfAsync(board.Admin, "{ emergencies { totalCount } }")).Statements;
        var rows = (await CapturedSql.OfAsync(board.Admin, "{ emergencies { nodes { id } } }")).Statements;

        Assert.StartsWith($"select count(*) from read.{EmergencyBoard.View.Table}", Assert.Single(total), StringComparison.Ordinal);
        Assert.DoesNotContain("count(", Assert.Single(rows), StringComparison.Ordinal);
        Assert.Contains("count(", Assert.Single((await CapturedSql.OfAsync(board.Admin, "{ emergencies { totalCount nodes { id } } }")).Statements), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_never_become_part_of_the_text_of_a_statement()
    {
        var (answer, statements) = await CapturedSql.OfAsync(
            board.Admin, """{ emergencies(filter: { borough: { in: ["Brent'; drop table read.emergencies_v1; --"], startsWith: "x'y" } }) { totalCount } }""");

        Assert.Equal(0, (long)answer["data"]!["emergencies"]!["totalCount"]!);
        Assert.DoesNotContain("drop table", Assert.Single(statements), StringComparison.Ordinal);
        Assert.NotEmpty(await board.RowsAsync(EmergencyBoard.View));
    }

    private static string[] ColumnsOf(string sql) =>
        sql["select ".Length..sql.IndexOf(" from ", StringComparison.Ordinal)].Split(", ");
}
