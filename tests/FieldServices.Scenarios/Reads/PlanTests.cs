using System.Text.Json.Nodes;
using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Connections;
using FieldServices.Api.Reads.Filters;
using FieldServices.Api.Reads.Relations;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;
using Npgsql;
using Xunit.Abstractions;

namespace FieldServices.Scenarios.Reads;

/// <summary>Of large views, whatever list the read API does not refuse the database answers by an index that begins with the tenant.</summary>
public sealed partial class PlanTests(LargeTables tables, ITestOutputHelper output) : IClassFixture<LargeTables>
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_list_that_is_not_refused_uses_an_index_with_and_without_statistics(bool statistics)
    {
        if (statistics)
            await tables.ExecuteAsync("analyze");
        await tables.ExecuteAsync(
            "insert into eventstore.data_lookups select gen_random_uuid(), gen_random_uuid(), sha256(n::text::bytea), n::text from generate_series(1, 20000) n");
        foreach (var model in Models())
        {
            var (served, refused) = (0, 0);
            foreach (var (filter, order) in Lists(model))
            {
                if (IndexUse.Serves(model, filter, order, _ => false))
                {
                    await AssertIndexedAsync(model, filter, order);
                    served++;
                }
                else
                    refused++;
            }
            output.WriteLine($"{model.Plural}: {served} served, {refused} refused.");
            Assert.True(served > 0, $"{model.Plural}: nothing is served.");
            Assert.True(refused > 50 || !LargeTables.IsLikeLife(model.Table.View), $"{model.Plural}: only {refused} are refused.");
        }
    }

    [Theory]
    [InlineData("""filter: { ward: { eq: "x" } }""")]
    [InlineData("orderBy: { field: WARD }")]
    [InlineData("orderBy: { field: BOROUGH, nulls: FIRST }")]
    [InlineData("""filter: { or: [{ status: { eq: CLOSED } }, { ward: { eq: "x" } }] }""")]
    [InlineData("""filter: { not: { borough: { neq: "x" } } }""")]
    [InlineData("""filter: { externalReference: { contains: "x" } }""")]
    [InlineData("filter: { paused: { eq: true } }, orderBy: { field: REPORTED_AT }")]
    [InlineData("filter: { contractor: { radiusMetres: { gt: 3 } } }")]
    public async Task A_list_that_no_index_serves_is_refused_and_told_what_would_help(string arguments)
    {
        var answer = await tables.Admin.QueryAsync($"{{ emergencies({arguments}) {{ nodes {{ id }} }} }}");
        var error = answer["errors"]!.AsArray().Single()!;

        Assert.Equal("INDEX_NEEDED", (string?)error["extensions"]?["code"]);
        Assert.Contains("status, ", (string?)error["message"], StringComparison.Ordinal);
        Assert.Contains("reportedAt", error["extensions"]!["filterBy"]!.AsArray().Select(f => (string?)f));
        Assert.Contains("REPORTED_AT", error["extensions"]!["orderBy"]!.AsArray().Select(f => (string?)f));
    }

    [Theory]
    [InlineData("""filter: { ward: { eq: "x" }, status: { eq: CLOSED } }""")]
    [InlineData("""filter: { ward: { neq: "x" } }, orderBy: { field: REPORTED_AT }""")]
    [InlineData("""filter: { externalReference: { contains: "X-77" } }, orderBy: { field: WARD }""")]
    [InlineData("filter: { status: { notIn: [CLOSED, CANCELLED, RESOLVED] } }, orderBy: { field: REPORTED_AT }")]
    [InlineData("""filter: { contractor: { name: { startsWith: "Contractor 77" } } }""")]
    [InlineData("filter: { point: { within: { distance: { of: { latitude: 51.5, longitude: -0.1 }, metres: 1000 } } } }")]
    public async Task What_narrows_or_lets_most_rows_through_is_served(string arguments) =>
        await tables.Admin.DataAsync($"{{ emergencies({arguments}) {{ nodes {{ id }} }} }}");

    [Fact]
    public async Task The_total_and_the_figures_of_any_filter_are_told()
    {
        var data = await tables.Admin.DataAsync(
            """{ emergencies(filter: { ward: { eq: "x" } }) { totalCount } emergenciesAggregate(filter: { ward: { isNull: true } }) { count } }""");

        Assert.Equal(0, (long)data["emergencies"]!["totalCount"]!);
        Assert.InRange((long)data["emergenciesAggregate"]![0]!["count"]!, 20_000, 20_001);
    }

    [Fact]
    public async Task Rows_by_keys_are_found_by_the_primary_key()
    {
        foreach (var model in Models())
            AssertPlan(model, "by keys", await PlanAsync(RowQuery.ByKeys(RowPlan.Of(model, []), [.. Enumerable.Range(0, 100).Select(_ => Guid.NewGuid())], Context())));
    }

    [Theory]
    [InlineData("borough")]
    [InlineData(null)]
    public async Task A_page_that_is_one_range_of_an_index_is_planned_once_in_a_session(string? fixedTo)
    {
        var model = Models().Single(m => m.Table.View.Name == "emergencies");
        var filter = fixedTo is null ? null
            : new Dictionary<string, object?> { [fixedTo] = new Dictionary<string, object?> { ["eq"] = Sample(model.Table.Columns[model.ColumnOf(fixedTo)!.Value]) } };
        var order = By(model, model.IndexOf("ReportedAt"), true);
        await tables.ExecuteAsync("analyze");
        var sql = new PageSql(model, filter, null).Write(Context(), RowPlan.Of(model, []), false, new PageRequest(20, false, order, null, null, null));
        await using var connection = await tables.Server.Platform.Database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql.ToString(), connection);
        foreach (var parameter in sql.Parameters)
            command.Parameters.Add(parameter.Clone());
        await command.PrepareAsync();
        for (var i = 0; i < 10; i++)
            await command.ExecuteNonQueryAsync();
        await using var plans = new NpgsqlCommand("select generic_plans > 0 from pg_prepared_statements where statement = $1", connection) { Parameters = { new() { Value = sql.ToString() } } };
        Assert.Equal(true, await plans.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("ward", "eq", "ReportedAt")]
    [InlineData("borough", "neq", "ReportedAt")]
    [InlineData("borough", "eq", "Ward")]
    [InlineData("contractorId", "eq", "ReportedAt")]
    public void A_page_for_which_one_plan_is_better_than_another_is_no_range(string field, string condition, string orderedBy)
    {
        var model = Models().Single(m => m.Table.View.Name == "emergencies");
        var filter = new Dictionary<string, object?> { [field] = new Dictionary<string, object?> { [condition] = Sample(model.Table.Columns[model.ColumnOf(field)!.Value]) } };

        Assert.False(IndexUse.IsRange(model, filter, By(model, model.IndexOf(orderedBy), true)));
    }

    private ReadModel[] Models()
    {
        var models = tables.Server.Platform.Tables.ToDictionary(t => t.View.Name, t => new ReadModel(t, new SchemaBuilder("x").Object<ReadRow>("X", "x")));
        Relation.AddAll(models);
        return [.. models.Values];
    }

    private ReadContext Context() => new(tables.Server.Platform, new Caller(tables.Tenant.Id, Role.Admin, "x"), null);

    /// <summary>Each condition of each column in three orders, and each order alone, both ways.</summary>
    private static IEnumerable<(IReadOnlyDictionary<string, object?>? Filter, IReadOnlyList<OrderTerm> Order)> Lists(ReadModel model)
    {
        int[] orders = [model.KeyIndex, model.Indexes.Values.FirstOrDefault(c => c != model.KeyIndex, model.KeyIndex), model.Orderable.FirstOrDefault(c => !model.Indexes.Values.Contains(c), model.KeyIndex)];
        foreach (var i in model.Filterable.Where(i => !model.Table.Columns[i].Type.IsGeography))
            foreach (var (name, value) in Operators(model.Table.Columns[i]).Where(o => IsTold(model, i, o)))
                foreach (var order in orders)
                    yield return (new Dictionary<string, object?> { [model.FieldNames[i]] = new Dictionary<string, object?> { [name] = value } }, By(model, order, false));
        foreach (var text in model.Table.View.Findables)
            foreach (var order in orders)
                yield return (new Dictionary<string, object?> { [text.Field] = new Dictionary<string, object?> { ["eq"] = text.Part == "phone" ? "+442079460018" : "x@y.example" } }, By(model, order, false));
        foreach (var order in model.Orderable)
            foreach (var descending in new[] { false, true })
                yield return (null, By(model, order, descending));
    }

    // What lets most rows through in life lets none through where all rows are alike.
    private static bool IsTold(ReadModel model, int column, (string Name, object? Value) condition) =>
        condition is not ({ Name: "neq" } or { Name: "isNull", Value: false }) || LargeTables.Varies(model.Table.View, model.Table.Columns[column]);

    private static IReadOnlyList<OrderTerm> By(ReadModel model, int column, bool descending) =>
        column == model.KeyIndex ? [OrderTerm.Of(column, descending)] : [OrderTerm.Of(column, descending), OrderTerm.Of(model.KeyIndex, descending)];

    private static List<(string Name, object? Value)> Operators(ViewColumn column)
    {
        if (column.Type.IsArray)
            return [("contains", Skill()), ("containsAny", new List<object?> { Skill() })];
        var value = Sample(column);
        List<(string, object?)> operators = [("eq", value), ("in", new List<object?> { value, value }), ("neq", value), ("isNull", true), ("isNull", false)];
        if (column.ClrType == typeof(string))
            operators.AddRange([("startsWith", value), ("contains", value)]);
        if (value is DateTimeOffset or int or string && !column.ClrType.IsEnum)
            operators.AddRange([("lt", value), ("gte", value)]);
        return operators;
    }

    private static object Skill() => Domain.Contractors.Skill.Gas;

    private static object Sample(ViewColumn column)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        return type == typeof(DateTimeOffset) ? Time
            : type == typeof(DateOnly) ? DateOnly.FromDateTime(Time.Date)
            : type == typeof(Guid) ? Guid.NewGuid().ToString()
            : type == typeof(bool) ? true
            : type == typeof(int) ? 7
            : type == typeof(long) ? 7L
            : type == typeof(double) ? 7.0
            : type == typeof(decimal) ? 7m
            : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!
            : column.Name switch { "borough" => "Borough 7", "ward" => "Ward 7", "name" => "Contractor 777", "external_reference" => "X-7777", _ => "E-7777" };
    }

    private async Task AssertIndexedAsync(ReadModel model, IReadOnlyDictionary<string, object?>? filter, IReadOnlyList<OrderTerm> order)
    {
        var sql = new PageSql(model, filter, null).Write(Context(), RowPlan.Of(model, []), false, new PageRequest(20, false, order, null, null, null));
        var what = filter is null ? "" : string.Join(", ", filter.Select(f => $"{f.Key} {string.Join(", ", ((IReadOnlyDictionary<string, object?>)f.Value!).Keys)}"));
        AssertPlan(model, $"{what} order by {string.Join(", ", order.Select(o => o.Sql(model, "t")))}", await PlanAsync(sql));
    }

    private async Task<string> PlanAsync(SqlText sql)
    {
        await sql.SettleAsync(Context(), CancellationToken.None);
        await using var command = sql.ToCommand(tables.Server.Platform.Database);
        command.CommandText = "explain (analyze, format json) " + command.CommandText;
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private void AssertPlan(ReadModel model, string what, string json)
    {
        var scans = Nodes(JsonNode.Parse(json)![0]!["Plan"]!).Where(n => n["Relation Name"] is not null || n["Index Name"] is not null).ToList();
        var told = string.Join("; ", scans.Select(s => $"{s["Node Type"]} {s["Index Name"]} ({s["Index Cond"]}) removed {s["Rows Removed by Filter"] ?? 0}"));
        output.WriteLine($"{model.Plural}: {what}: {told}");
        Assert.NotEmpty(scans);
        Assert.False(scans.Exists(s => (string)s["Node Type"]! == "Seq Scan"), $"{model.Plural}: {what}: {told}");
        Assert.True(scans.Exists(s => ((string?)s["Index Cond"])?.Contains("tenant_id", StringComparison.Ordinal) == true), $"{model.Plural}: {what}: {told}");
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode plan) =>
        (plan["Plans"]?.AsArray() ?? []).SelectMany(p => Nodes(p!)).Prepend(plan);
}
