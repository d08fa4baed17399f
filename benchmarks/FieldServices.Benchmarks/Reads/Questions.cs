using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FieldServices.Benchmarks.Reads;

/// <summary>The same questions in the words of each contender, with the same names in the answers.</summary>
internal sealed class Questions(SeededBoard data)
{
    private const string Borough = "Borough 07";

    public static IReadOnlyList<string> Names { get; } = ["by_id", "page", "aggregate"];

    /// <summary>The request of a connection, ready to be sent.</summary>
    public byte[] RequestOf(string contender, string question, int connection)
    {
        var id = data.Ids[connection % data.Ids.Count];
        var (path, body) = contender == "hand_written"
            ? ($"/{question}", new JsonObject { ["id"] = id.ToString(), ["borough"] = Borough, ["first"] = 50 })
            : ("/graphql", new JsonObject { ["query"] = QueryOf(contender, question), ["variables"] = VariablesOf(contender, question, id) });
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json\r\nX-Api-Key: {data.Key}\r\nContent-Length: {bytes.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. bytes];
    }

    private JsonObject VariablesOf(string contender, string question, Guid id)
    {
        var variables = question switch
        {
            "by_id" => new JsonObject { ["id"] = id.ToString() },
            "page" => new JsonObject { ["borough"] = Borough },
            _ => new JsonObject(),
        };
        if (contender == "postgraphile")
            variables["tenant"] = data.Tenant.Id.Value.ToString();
        return variables;
    }

    private static string QueryOf(string contender, string question) => (contender, question) switch
    {
        ("postgraphile", "by_id") =>
            "query($id: UUID!, $tenant: UUID!) { emergency: emergencyByTenantIdAndRowId(tenantId: $tenant, rowId: $id) { id: rowId reference borough ward reportedAt contractor { id: rowId name } } }",
        ("postgraphile", "page") =>
            """
            query($borough: String!, $tenant: UUID!) {
              emergencies: allEmergencies(condition: { tenantId: $tenant, borough: $borough }, orderBy: [REPORTED_AT_DESC, ROW_ID_DESC], first: 50) { nodes { id: rowId reference borough ward reportedAt contractor { id: rowId name } } }
            }
            """,
        ("postgraphile", _) =>
            """
            query($tenant: UUID!) {
              emergencies: allEmergencies(condition: { tenantId: $tenant }) { groupedAggregates(groupBy: [BOROUGH, REPORTED_AT_TRUNCATED_TO_MONTH]) { keys sum { version } average { dispatchSeconds } } }
            }
            """,
        (_, "by_id") => "query($id: ID!) { emergency(id: $id) { id reference borough ward reportedAt contractor { id name } } }",
        ("mercurius", "page") => "query($borough: String!) { emergencies(borough: $borough, first: 50) { id reference borough ward reportedAt contractor { id name } } }",
        ("mercurius", _) => "{ emergenciesByMonth { borough month sum avg } }",
        (_, "page") =>
            """
            query($borough: String!) {
              emergencies(filter: { borough: { eq: $borough } }, orderBy: [{ field: REPORTED_AT, direction: DESC }], first: 50) { nodes { id reference borough ward reportedAt contractor { id name } } }
            }
            """,
        // In the same words to every contender of ours.
        _ => "{ emergenciesAggregate(groupBy: [{ field: BOROUGH }, { field: REPORTED_AT, bucket: MONTH }]) { keys sum { version } avg { dispatchSeconds } } }",
    };
}
