using System.Text.Json.Nodes;
using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Connections;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Views;
using FieldServices.GraphQL.Types;
using Xunit.Abstractions;

namespace FieldServices.Scenarios.Reads;

/// <summary>Whatever the read API offers to filter and order by, the database answers by an index that begins with the tenant.</summary>
public sealed class PlanTests(LargeTables tables, ITestOutputHelper output) : IClassFixture<LargeTables>
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_filter_and_every_order_uses_an_index_with_and_without_statistics(bool statistics)
    {
        if (statistics)
            await tables.ExecuteAsync("analyze");
        foreach (var table in tables.Server.Platform.Tables)
        {
            var model = new ReadModel(table, new SchemaBuilder("x").Object<ReadRow>("X", "x"));
            foreach (var filter in Filters(model))
                await AssertIndexedAsync(model, filter, model.KeyIndex, descending: false);
            foreach (var order in model.Orderable)
                foreach (var descending in new[] { false, true })
                    await AssertIndexedAsync(model, null, order, descending);
        }
    }

    [Fact]
    public async Task Rows_by_keys_are_found_by_the_primary_key()
    {
        foreach (var table in tables.Server.Platform.Tables)
            AssertPlan(table, "by keys", await PlanAsync($"select 1 from {table.ByKeys} where t.tenant_id = $1",
                [tables.Tenant.Id.Value, Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToArray()]));
    }

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Filters(ReadModel model)
    {
        foreach (var i in model.Filterable)
        {
            var column = model.Table.Columns[i];
            foreach (var (name, value) in Operators(column))
                yield return new Dictionary<string, object?> { [model.FieldNames[i]] = new Dictionary<string, object?> { [name] = value } };
        }
    }

    private static List<(string Name, object? Value)> Operators(ViewColumn column)
    {
        if (column.Type.IsArray)
            return [("contains", Skill()), ("containsAny", new List<object?> { Skill() })];
        var value = Sample(column);
        List<(string, object?)> operators = [("eq", value), ("in", new List<object?> { value, value })];
        if (column.IsNullable)
            operators.Add(("isNull", true));
        if (column.ClrType == typeof(string))
            operators.Add(("startsWith", value));
        if (value is DateTimeOffset or int or string && !column.ClrType.IsEnum)
            operators.AddRange([("lt", value), ("gte", value)]);
        return operators;
    }

    private static object Skill() => Domain.Contractors.Skill.Gas;

    private static object Sample(ViewColumn column)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        return type == typeof(DateTimeOffset) ? Time
            : type == typeof(Guid) ? Guid.NewGuid().ToString()
            : type == typeof(bool) ? true
            : type == typeof(int) ? 7
            : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
            : column.Name switch { "borough" => "Borough 7", "ward" => "Ward 7", "name" => "Contractor 777", "external_reference" => "X-7777", _ => "E-7777" };
    }

    private async Task AssertIndexedAsync(ReadModel model, IReadOnlyDictionary<string, object?>? filter, int order, bool descending)
    {
        var context = new ReadContext(tables.Server.Platform, new Caller(tables.Tenant.Id, Role.Admin, "x"), null);
        var request = new PageRequest(20, order, descending, null, null);
        var sql = PageQuery.Rows(model, [model.KeyIndex], filter, request, context);
        var what = filter is null
            ? $"order by {model.Table.Columns[order].Name}{(descending ? " desc" : "")}"
            : string.Join(", ", filter.Select(f => $"{f.Key} {string.Join(", ", ((IReadOnlyDictionary<string, object?>)f.Value!).Keys)}"));
        await using var batch = tables.Server.Platform.Database.CreateBatch();
        var command = sql.ToCommand();
        command.CommandText = "explain (analyze, format json) " + command.CommandText;
        batch.BatchCommands.Add(command);
        AssertPlan(model.Table, what, (string)(await batch.ExecuteScalarAsync())!);
    }

    private async Task<string> PlanAsync(string sql, object[] values)
    {
        await using var command = tables.Server.Platform.Database.CreateCommand("explain (analyze, format json) " + sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private void AssertPlan(ViewTable table, string what, string json)
    {
        var scans = Nodes(JsonNode.Parse(json)![0]!["Plan"]!).Where(n => n["Relation Name"] is not null || n["Index Name"] is not null).ToList();
        var told = string.Join("; ", scans.Select(s => $"{s["Node Type"]} {s["Index Name"]} ({s["Index Cond"]}) removed {s["Rows Removed by Filter"] ?? 0}"));
        output.WriteLine($"{table.View.Name}: {what}: {told}");
        Assert.NotEmpty(scans);
        Assert.DoesNotContain(scans, s => (string)s["Node Type"]! == "Seq Scan");
        Assert.Contains(scans, s => ((string?)s["Index Cond"])?.Contains("tenant_id", StringComparison.Ordinal) == true);
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode plan) =>
        (plan["Plans"]?.AsArray() ?? []).SelectMany(p => Nodes(p!)).Prepend(plan);
}
