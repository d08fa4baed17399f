using FieldServices.Domain.Contractors.Views;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;

namespace FieldServices.Scenarios.Reads;

/// <summary>From rows to the rows that belong to them, both ways, and conditions on them.</summary>
public sealed class RelationTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task Each_row_leads_to_a_page_of_its_own_with_filter_order_and_total()
    {
        var rows = await board.RowsAsync(EmergencyBoard.View);
        var (answer, statements) = await CapturedSql.OfAsync(
            board.Admin,
            $$"""
            {
              contractors(first: 200, after: {{board.Position}}) {
                nodes {
                  id
                  emergencies(first: 3, orderBy: { field: REPORTED_AT, direction: DESC }, filter: { status: { neq: CLOSED } }) {
                    totalCount nodes { id contractor { id name } } pageInfo { hasNextPage endCursor }
                  }
                  offers { totalCount }
                }
              }
            }
            """);

        Assert.Equal(3, OnViews(statements));
        var nodes = answer["data"]!["contractors"]!["nodes"]!.AsArray();
        Assert.Equal(4, nodes.Count);
        foreach (var node in nodes)
        {
            var own = rows.Where(r => r.ContractorId == (Guid)node!["id"]! && r.Status != EmergencyStatus.Closed)
                .OrderByDescending(r => r.ReportedAt).ThenByDescending(r => r.Id.ToString(), StringComparer.Ordinal).ToList();
            Assert.Equal(own.Count, (long)node!["emergencies"]!["totalCount"]!);
            Assert.Equal(own.Take(3).Select(r => r.Id), node["emergencies"]!.Ids());
            Assert.Equal(own.Count > 3, (bool)node["emergencies"]!["pageInfo"]!["hasNextPage"]!);
            Assert.All(node["emergencies"]!["nodes"]!.AsArray(), e => Assert.Equal((Guid)node["id"]!, (Guid)e!["contractor"]!["id"]!));
            Assert.Equal(rows.Count(r => r.OfferedContractorId == (Guid)node["id"]!), (long)node["offers"]!["totalCount"]!);
        }
        Assert.Contains(nodes, n => n!["emergencies"]!["nodes"]!.AsArray().Count == 3);
    }

    [Fact]
    public async Task The_page_of_a_relation_can_be_continued()
    {
        var contractor = board.Contractors[0];
        var all = (await board.RowsAsync(EmergencyBoard.View)).Where(r => r.ContractorId == contractor).OrderBy(r => r.Id.ToString(), StringComparer.Ordinal).Select(r => r.Id).ToList();
        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = (await board.Admin.DataAsync(
                "query($id: ID!, $after: String) { contractor(id: $id) { emergencies(first: 4, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }",
                new { id = contractor, after = cursor }))["contractor"]!["emergencies"]!;
            seen.AddRange(page.Ids());
            cursor = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
        }
        while (cursor is not null);

        Assert.True(all.Count > 4);
        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task Rows_are_found_by_what_belongs_to_them()
    {
        var (rows, contractors) = (await board.RowsAsync(EmergencyBoard.View), (await board.RowsAsync(ContractorList.View)).ToDictionary(c => c.Id));
        var data = await board.Admin.DataAsync(
            """
            {
              ace: emergencies(first: 200, filter: { contractor: { name: { eq: "Ace" } } }) { nodes { id } }
              other: emergencies(first: 200, filter: { not: { contractor: { name: { contains: "ACE" } } } }) { nodes { id } }
              busy: contractors(filter: { emergencies: { some: { status: { in: [CLOSED, RESOLVED] } } } }) { nodes { id } }
              idle: contractors(filter: { emergencies: { none: {} } }) { nodes { id } }
              nested: emergencies(first: 200, filter: { contractor: { emergencies: { some: { status: { in: [CLOSED, RESOLVED] } }, none: { channel: { eq: PHONE } } } } }) { nodes { id } }
            }
            """);

        ContractorRow? Of(EmergencyRow r) => r.ContractorId is { } id ? contractors[id] : null;
        IEnumerable<EmergencyRow> By(Guid id) => rows.Where(r => r.ContractorId == id);
        bool Nested(Guid id) => By(id).Any(r => r.Status is EmergencyStatus.Closed or EmergencyStatus.Resolved) && By(id).All(r => r.Channel != ContactChannel.Phone);
        Same(rows.Where(r => Of(r)?.Name == "Ace").Select(r => r.Id), data["ace"]!.Ids());
        Same(rows.Where(r => Of(r)?.Name.Contains("ace", StringComparison.OrdinalIgnoreCase) != true).Select(r => r.Id), data["other"]!.Ids());
        Same(contractors.Keys.Where(c => By(c).Any(r => r.Status is EmergencyStatus.Closed or EmergencyStatus.Resolved)), data["busy"]!.Ids());
        Same(contractors.Keys.Where(c => !By(c).Any()), data["idle"]!.Ids());
        Same(rows.Where(r => r.ContractorId is { } id && Nested(id)).Select(r => r.Id), data["nested"]!.Ids());
    }

    [Fact]
    public async Task Anything_is_found_by_its_id_alone()
    {
        var emergency = (await board.RowsAsync(EmergencyBoard.View)).First(r => r.ContractorId is not null);
        var (answer, statements) = await CapturedSql.OfAsync(
            board.Admin,
            $$"""
            {
              nodes(ids: ["{{emergency.Id}}", "01890a5d-ac96-774b-bcce-b302099a8057", "{{emergency.ContractorId}}"]) {
                __typename id ... on Emergency { reference contractor { name } } ... on Contractor { name }
              }
            }
            """);
        var one = await board.Admin.DataAsync("query($id: ID!) { node(id: $id) { id ... on Contractor { emergencies(first: 1) { totalCount } } } }", new { id = emergency.ContractorId });

        var nodes = answer["data"]!["nodes"]!.AsArray();
        Assert.Equal(["Emergency", null, "Contractor"], nodes.Select(n => (string?)n?["__typename"]));
        Assert.Equal((emergency.Reference, (string)nodes[2]!["name"]!), ((string)nodes[0]!["reference"]!, (string)nodes[0]!["contractor"]!["name"]!));
        Assert.Equal(3, OnViews(statements));
        Assert.True((long)one["node"]!["emergencies"]!["totalCount"]! > 0);
        Assert.Equal("BAD_USER_INPUT", (await board.Admin.ErrorAsync("""{ node(id: "Emergency:7") { id } }""")).Code);
    }

    [Fact]
    public async Task Each_level_of_relations_costs_one_statement()
    {
        var plan = string.Concat(Enumerable.Repeat("contractor { emergencies(first: 1) { nodes { ", 2)) + "id" + string.Concat(Enumerable.Repeat(" } } }", 2));
        var (_, statements) = await CapturedSql.OfAsync(board.Admin, $"{{ emergencies(first: 1) {{ nodes {{ {plan} }} }} }}");

        Assert.InRange(OnViews(statements), 1, 3);
    }

    private static int OnViews(IReadOnlyList<string> statements) => statements.Count(s => s.Contains(" read.", StringComparison.Ordinal));

    private static void Same(IEnumerable<Guid> expected, IReadOnlyList<Guid> told)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Order(), told.Order());
    }
}
