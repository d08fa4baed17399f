using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>The statements that one request caused, told by the driver's own traces and recognised by the trace id of the request.</summary>
internal static class CapturedSql
{
    public static async Task<(JsonNode Answer, IReadOnlyList<string> Statements)> OfAsync(Client client, string query)
    {
        var trace = ActivityTraceId.CreateRandom();
        var statements = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace && activity.Source.Name == "Npgsql" && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string sql)
                    statements.Enqueue(sql);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var body = new JsonObject { ["query"] = query }.ToJsonString();
        var answer = await client.PostAsync("/graphql", body, ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        // Looking up the caller's key is not the query's doing.
        return (answer.Json, [.. statements.Where(s => !s.Contains("api.keys", StringComparison.Ordinal))]);
    }
}
