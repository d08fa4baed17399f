using System.Text.Json.Nodes;
using FieldServices.Api.Reads;
using FieldServices.Api.Reads.Connections;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Modules;
using FieldServices.EventStore.Views;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <content>What is asked through the door, of tables that are large.</content>
public sealed partial class PlanTests
{
    [Fact]
    public async Task Parts_of_a_text_are_found_in_capital_and_small_letters_of_every_alphabet()
    {
        foreach (var name in new[] { "Zakład Łódź Ślusarz", "Électricité Générale", "Große Straße 7", "ΟΔΟΣ Υδραυλικός" })
            (await tables.Admin.PostAsync(new RegisterContractor(name))).Accepted();
        var position = await tables.Server.Platform.Log.HeadAsync(tables.Tenant.Id);
        foreach (var (part, found) in new[]
        {
            ("ŁÓDŹ ś", "Zakład Łódź Ślusarz"), ("éLECTRICITÉ", "Électricité Générale"), ("STRASSE", "Große Straße 7"), ("straße", "Große Straße 7"), ("GROßE", "Große Straße 7"),
            ("οδος υδ", "ΟΔΟΣ Υδραυλικός"), ("ΚΌΣ", "ΟΔΟΣ Υδραυλικός"), ("lodz", null), ("electricite", null), ("100%", null),
        })
        {
            var data = await tables.Admin.DataAsync(
                "query($part: String, $after: After) { contractors(filter: { name: { contains: $part } }, after: $after) { nodes { name } } }", new { part, after = position });
            Assert.Equal(found is null ? [] : [found], data["contractors"]!["nodes"]!.AsArray().Select(n => (string?)n!["name"]));
        }
    }

    [Fact]
    public async Task A_page_deep_in_a_list_ordered_by_what_can_be_absent_begins_at_its_place_in_the_index()
    {
        await tables.ExecuteAsync("analyze");
        var pages = 0;
        foreach (var model in Models())
        {
            var columns = model.Table.Columns;
            foreach (var column in model.Indexes.Trees.Where(t => t.Length == 2 && columns[t[0]] is { IsNullable: true, Type.Sql: "text" or "uuid" }).Select(t => t[0]))
                foreach (var (descending, value) in new[] { (false, await MiddleAsync(model, columns[column])), (true, null) })
                {
                    var cursor = new Cursor([value, Guid.Empty], null);
                    var sql = new PageSql(model, null, null).Write(Context(), RowPlan.Of(model, []), false, new PageRequest(20, false, By(model, column, descending), cursor, null, null));
                    var json = await PlanAsync(sql);
                    var what = $"behind {value ?? "nothing"}, by {columns[column].Name}";
                    AssertPlan(model, what, json);
                    Assert.All(
                        Nodes(JsonNode.Parse(json)![0]!["Plan"]!).Where(n => n["Index Name"] is not null),
                        n => Assert.True((int?)n["Rows Removed by Filter"] is null or < 50, $"{model.Plural}: {what}: {n["Index Cond"]} removed {n["Rows Removed by Filter"]}"));
                    pages++;
                }
        }
        output.WriteLine($"{pages} pages");
        Assert.True(pages > 4);
    }

    [Theory]
    [InlineData("bookings", """diary(from: "2031-03-01", to: "2031-03-31"@) { day }""")]
    [InlineData("bookings", """diary(technician: "01890a5d-ac96-774b-bcce-b302099a8057", from: "2031-03-01", to: "2031-03-31"@) { day }""")]
    [InlineData("bookings", """capacity(from: "2031-03-01", to: "2031-12-31", period: MONTH@) { key }""")]
    [InlineData("bookings", """bookingKpis(groupBy: SERVICE, filter: { localDay: { gte: "2031-03-01", lt: "2031-04-01" } }@) { key }""")]
    [InlineData("bookings", """bookingKpis(filter: { technicianId: { eq: "01890a5d-ac96-774b-bcce-b302099a8057" } }@) { count }""")]
    [InlineData("bookings,properties", """customerTimeline(customer: "01890a5d-ac96-774b-bcce-b302099a8057"@) { name }""")]
    public async Task Fields_over_views_read_large_ones_by_an_index(string views, string field)
    {
        using var client = await PlannerAsync();
        foreach (var moment in new[] { "", ", asOf: { position: 0 }" })
        {
            var names = views.Split(',').Select(v => tables.Server.Platform.TableOf(v).View.Table).ToArray();
            await SettleAsync();
            var before = await ScansAsync(names);
            await client.DataAsync($"{{ {field.Replace("@", moment, StringComparison.Ordinal)} }}");
            await SettleAsync();
            var after = await ScansAsync(names);
            Assert.Equal(before.Whole, after.Whole);
            Assert.True(after.ByIndex >= before.ByIndex + names.Length);
        }
    }

    // What a session has counted is told when it ends. Those that listen and append count nothing of views.
    private async Task SettleAsync()
    {
        var database = tables.Server.Platform.Database;
        var now = await ScalarAsync("select clock_timestamp()");
        database.Clear();
        await Eventually.TrueAsync(async () => (long)await ScalarAsync(
            "select count(*) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and backend_start < $1 and query not ilike 'listen%' and query not like '%eventstore.streams%'", now) == 0);
    }

    private async Task<object> ScalarAsync(string sql, params object[] values)
    {
        await using var command = tables.Server.Platform.Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (await command.ExecuteScalarAsync())!;
    }

    // A company that has many bookings and properties, and nothing else.
    private async Task<Client> PlannerAsync()
    {
        var planner = await tables.Server.TenantAsync("planner");
        var client = await tables.Server.ClientAsync(planner, Role.Admin);
        if ((long)(await client.DataAsync("{ bookings { totalCount } }"))["bookings"]!["totalCount"]! == 0)
            foreach (var view in new[] { "bookings", "properties" })
                await tables.ExecuteAsync(AnyRows.Insert(tables.Server.Platform.TableOf(view), 8_000), planner.Id.Value);
        return client;
    }

    // Null where no row has a value.
    private async Task<object?> MiddleAsync(ReadModel model, ViewColumn column) =>
        await ScalarAsync($"select percentile_disc(0.5) within group (order by {column.Name}) from {model.Table.Name} where tenant_id = $1", tables.Tenant.Id.Value)
            is not DBNull and var value ? column.Type.ToDb(column.Type.FromDb(value)) : null;

    private async Task<(long Whole, long ByIndex)> ScansAsync(string[] views)
    {
        await using var command = tables.Server.Platform.Database.CreateCommand(
            "select sum(seq_scan)::bigint, sum(idx_scan)::bigint from pg_stat_user_tables where schemaname = 'read' and relname = any($1)");
        command.Parameters.Add(new() { Value = views });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
