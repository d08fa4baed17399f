using FieldServices.Domain.Emergencies;
using FieldServices.EventStore.Views;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>Views with 20,000 rows of each of two tenants, filled at once; nobody has gathered statistics yet.</summary>
public sealed class LargeTables : ScenarioServer
{
    private const int RowsEach = 20_000;
    private const int RowsOfOthers = 8_000;

    // Of a real row, what is varied: distinct where it is distinct in life, few values where there are few, absent now and then.
    private static readonly Dictionary<string, string> Varied = new()
    {
        ["emergencies"] =
            """
            'reference', 'E-' || i, 'external_reference', case when i % 3 > 0 then 'X-' || i end,
            'status', (array['reported','acknowledged','dispatched','closed','closed','closed','closed','resolved'])[1 + i % 8],
            'category', (array['water-leak','gas-leak','flood','other'])[1 + i % 4], 'priority', 'p' || 1 + i % 4,
            'borough', case when i % 10 > 0 then 'Borough ' || i % 33 end, 'reported_at', timestamptz '2026-01-01Z' + i * interval '7 min',
            'on_site_by', timestamptz '2026-01-01Z' + i * interval '7 min' + interval '2 h',
            'contractor_id', case when i % 2 = 0 then md5((i % 50)::text)::uuid end, 'offered_contractor_id', case when i % 40 = 0 then md5((i % 50)::text)::uuid end
            """,
        ["response_times"] =
            """
            'category', (array['water-leak','gas-leak','flood','other'])[1 + i % 4], 'priority', 'p' || 1 + i % 4, 'borough', 'Borough ' || i % 33,
            'ward', 'Ward ' || i % 600, 'hour', i % 24, 'reported_at', timestamptz '2026-01-01Z' + i * interval '7 min', 'response_seconds', i % 900,
            'within_sla', i % 9 > 0, 'contractor_id', md5((i % 50)::text)::uuid
            """,
        ["contractors"] =
            """
            'name', 'Contractor ' || i, 'available', i % 5 > 0, 'insured_until', date '2026-01-01' + i % 700, 'registered_at', timestamptz '2026-01-01Z' + i * interval '7 min',
            'skills', case when i % 7 = 0 then array['gas','heating'] else array['plumbing'] end
            """,
    };

    /// <summary>Whether the rows of a view were made as they are in life, and not only of the types of its columns.</summary>
    public static bool IsLikeLife(View view) => Varied.ContainsKey(view.Name);

    /// <summary>Whether rows differ in a column.</summary>
    public static bool Varies(View view, ViewColumn column) =>
        Varied.TryGetValue(view.Name, out var varied) ? varied.Contains($"'{column.Name}'", StringComparison.Ordinal) : AnyRows.Varies(column);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Samples.ContractorAsync(Admin);
        var emergency = await Samples.ReportedAsync(Admin);
        (await Admin.PostAsync(new AcknowledgeEmergency(), emergency)).Accepted();
        var done = await Server.Platform.Log.HeadAsync(Tenant.Id);
        var other = await Server.TenantAsync("other");
        foreach (var table in Server.Platform.Tables)
        {
            Assert.True(await Server.Platform.Progress.WaitAsync(table.View, Tenant.Id, done, TimeSpan.FromMinutes(1)));
            await ExecuteAsync($"alter table {table.Name} set (autovacuum_enabled = false)");
            await FillAsync(table, other.Id.Value);
            await FillAsync(table, Tenant.Id.Value);
        }
    }

    public async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Server.Platform.Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private Task FillAsync(ViewTable table, Guid tenant) => !Varied.TryGetValue(table.View.Name, out var varied)
        ? ExecuteAsync(AnyRows.Insert(table, RowsOfOthers), tenant)
        : ExecuteAsync(
        $"""
        insert into {table.Name}
        select filled.* from (select t from {table.Name} t limit 1) one, generate_series(1, {RowsEach}) i,
          jsonb_populate_record(one.t, jsonb_build_object('tenant_id', $1::uuid, 'id', gen_random_uuid(), {varied})) filled
        """,
        tenant);
}
