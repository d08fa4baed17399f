using System.Text.Json;
using FieldServices.EventStore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FieldServices.Benchmarks.Reads;

/// <summary>What a careful person would write for these three questions alone: no GraphQL, no keys, the SQL prepared, the JSON written straight from the rows.</summary>
internal sealed class HandWritten(NpgsqlDataSource database, Guid tenant, string emergencies, string contractors)
{
    private readonly string oneSql =
        $"""
        select t.id, t.reference, t.borough, t.ward, t.reported_at, c.id, c.name from {emergencies} t
        left join {contractors} c on c.tenant_id = t.tenant_id and c.id = t.contractor_id where t.tenant_id = $1 and t.id = $2
        """;

    private readonly string pageSql =
        $"""
        select t.id, t.reference, t.borough, t.ward, t.reported_at, c.id, c.name
        from (select * from {emergencies} e where e.tenant_id = $1 and e.borough = $2 order by e.reported_at desc, e.id desc limit $3) t
        left join lateral (select i.id, i.name from {contractors} i where i.tenant_id = $1 and i.id = t.contractor_id limit 1) c on true
        order by t.reported_at desc, t.id desc
        """;

    private readonly string figuresSql =
        $"""
        select borough, date_trunc('month', reported_at, 'Europe/London'), sum(version), avg(dispatch_seconds) from {emergencies} where tenant_id = $1 group by 1, 2 order by 1, 2
        """;

    public static async Task<int> RunAsync(string connectionString, Guid tenant, string emergencies, string contractors)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 };
        await using var database = EventStoreDatabase.Open(settings.ConnectionString);
        var answers = new HandWritten(database, tenant, emergencies, contractors);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/by_id", answers.OneAsync);
        app.MapPost("/page", answers.PageAsync);
        app.MapPost("/aggregate", answers.FiguresAsync);
        await app.StartAsync();
        Console.WriteLine($"listening {new Uri(app.Urls.Single()).Port}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private async Task OneAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        await AnswerAsync(http, oneSql, "emergency", false, Row, tenant, body.RootElement.GetProperty("id").GetGuid());
    }

    private async Task PageAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        await AnswerAsync(http, pageSql, "emergencies", true, Row, tenant, body.RootElement.GetProperty("borough").GetString()!, body.RootElement.GetProperty("first").GetInt32());
    }

    private Task FiguresAsync(HttpContext http) => AnswerAsync(http, figuresSql, "emergenciesAggregate", true, Figures, tenant);

    private async Task AnswerAsync(HttpContext http, string sql, string name, bool many, Action<Utf8JsonWriter, NpgsqlDataReader> write, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        using var buffer = new MemoryStream(16 * 1024);
        await using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WritePropertyName(name);
        if (many)
            json.WriteStartArray();
        while (await reader.ReadAsync())
            write(json, reader);
        if (many)
            json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync();
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = buffer.Length;
        await http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private static void Row(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        json.WriteStartObject();
        json.WriteString("id", reader.GetGuid(0));
        json.WriteString("reference", reader.GetString(1));
        json.WriteString("borough", reader.GetString(2));
        json.WriteString("ward", reader.GetString(3));
        json.WriteString("reportedAt", reader.GetDateTime(4));
        if (reader.IsDBNull(5))
            json.WriteNull("contractor");
        else
        {
            json.WriteStartObject("contractor");
            json.WriteString("id", reader.GetGuid(5));
            json.WriteString("name", reader.GetString(6));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Figures(Utf8JsonWriter json, NpgsqlDataReader reader)
    {
        json.WriteStartObject();
        json.WriteString("borough", reader.GetString(0));
        json.WriteString("month", reader.GetDateTime(1));
        json.WriteNumber("sum", reader.GetDecimal(2));
        if (reader.IsDBNull(3))
            json.WriteNull("avg");
        else
            json.WriteNumber("avg", reader.GetDouble(3));
        json.WriteEndObject();
    }
}
