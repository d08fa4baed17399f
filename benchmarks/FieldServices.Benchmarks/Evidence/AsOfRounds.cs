using System.Diagnostics;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>What a front end asks of the board, as of a position against the same as it is now, by the parts of statements that the read API sends, over connections that prepare them as its do.</summary>
internal sealed class AsOfRounds(string connectionString, int rounds, int rows)
{
    private const int MostRepeats = 50;
    private const int Page = 50;

    // Those that are one range of an index are read within the largest page there is, see decision 0049.
    private static readonly (string Name, string Where, string Order, bool IsRange)[] Lists =
    [
        ("newest_first", "", "t.reported_at desc, t.id desc", true),
        ("oldest_first", "", "t.reported_at, t.id", true),
        ("by_borough", "and t.borough = 'borough 7'", "t.reported_at desc, t.id desc", true),
        ("by_status", "and t.status = 'closed'", "t.reported_at desc, t.id desc", true),
        ("open", "and t.status = any('{dispatching,on-site,reopened}')", "t.reported_at desc, t.id desc", false),
        ("by_contractor", "and t.contractor_id = md5('7')::uuid", "t.reported_at desc, t.id desc", false),
    ];

    private static readonly (string Name, string Where)[] Counts = [("count", ""), ("count_of_status", "and t.status = 'closed'")];

    private static readonly (string Name, double Part)[] Positions = [("end", 1), ("middle", 0.5), ("early", 0.1)];

    private static readonly TimeSpan LongestRound = TimeSpan.FromMilliseconds(300);

    // What a list shows and is filtered by: the read API reads no more than what is asked for.
    private static readonly string[] Shown = ["Id", "Reference", "Status", "Priority", "Category", "Description", "Borough", "ContractorId", "ReportedAt", "OnSiteBy"];

    private readonly ViewTable table = new(EmergencyBoard.View);

    private IEnumerable<ViewColumn> Columns => Shown.Select(table.ColumnOf);

    private string Selected => string.Join(", ", Columns.Select(c => $"t.{c.Name}"));

    public async Task RunAsync()
    {
        await using var database = ConnectionStrings.Open(connectionString);
        await ViewSchema.CreateAsync(database, [table]);
        var past = new PastEmergencies(table, rows);
        await past.WriteAsync(database);
        Metric.Print("evidence.as_of.rows", rows, "rows");
        foreach (var (name, now, then) in Questions(past))
        {
            await PrintPlanAsync(database, $"{name}, now", now, past.Tenant, null);
            foreach (var (at, part) in Positions)
            {
                var position = past.PositionAt(part);
                await PrintPlanAsync(database, $"{name}, as of the {at}", then, past.Tenant, position);
                await CompareAsync(database, $"evidence.as_of.{name}.{at}", (now, then), past.Tenant, position);
            }
        }
    }

    private IEnumerable<(string Name, string Now, string Then)> Questions(PastEmergencies past)
    {
        var (rowsThen, asOf) = (table.History.NowAnd(table.History.SoAt("$1", "$3"), Columns), $"and {HistoryTable.AsOf("$3")}");
        foreach (var (name, where, order, isRange) in Lists)
        {
            var begin = order.Contains("reported_at desc", StringComparison.Ordinal) ? $"and {LatestTimes.UpTo(table, table.ColumnOf(nameof(EmergencyRow.ReportedAt)), "$1", "$3")}" : "";
            yield return (name, List(table.Name, where, order, isRange), List(rowsThen, $"{where} {asOf} {begin}", order, isRange));
        }
        foreach (var (name, where) in Counts)
            yield return (name, Of("count(*)", table.Name, where), Of("count(*)", rowsThen, $"{where} {asOf}"));
        yield return ("figures", Figures(table.Name, ""), Figures(rowsThen, asOf));
        var key = $"and t.{table.Key.Name} = '{past.KeyOf(0.05)}'";
        yield return ("by_id", Of(Selected, table.Name, key), Of(Selected, table.History.AllTimes(Columns), $"{key} {asOf}"));
    }

    private string List(string source, string where, string order, bool isRange) =>
        $"select * from ({Of(Selected, source, where)} order by {order} limit {(isRange ? "201" : "$2")}) t order by {order} limit $2";

    private static string Figures(string source, string where) => $"{Of("t.borough, count(*)", source, where)} group by 1 order by 1 limit 1000";

    private static string Of(string columns, string source, string where) => $"select {columns} from {source} t where t.tenant_id = $1 {where}";

    private async Task CompareAsync(NpgsqlDataSource database, string name, (string Now, string Then) statements, Guid tenant, long position)
    {
        var (now, then) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            now.Add(await MillisecondsAsync(database, statements.Now, tenant, null));
            then.Add(await MillisecondsAsync(database, statements.Then, tenant, position));
        }
        Metric.Print($"{name}.now", Metric.Median(now), "ms");
        Metric.Print($"{name}.then", Metric.Median(then), "ms");
        Metric.Print($"{name}.of_now", Metric.Median(then) / Metric.Median(now), "ratio");
    }

    private static async Task<double> MillisecondsAsync(NpgsqlDataSource database, string sql, Guid tenant, long? position)
    {
        var times = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        while (times.Count == 0 || (times.Count < MostRepeats && Stopwatch.GetElapsedTime(begin) < LongestRound))
        {
            var start = Stopwatch.GetTimestamp();
            await using var command = Command(database, sql, tenant, position);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
            }
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return Metric.Median(times);
    }

    private static async Task PrintPlanAsync(NpgsqlDataSource database, string name, string sql, Guid tenant, long? position)
    {
        Console.WriteLine($"## {name}");
        await using var command = Command(database, "explain (analyze, costs off, timing off, summary on) " + sql, tenant, position);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            Console.WriteLine(reader.GetString(0));
    }

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, Guid tenant, long? position)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = tenant });
        // Of a page the read API asks for one more, to know whether others follow.
        command.Parameters.Add(new() { Value = Page + 1 });
        if (position is { } at)
            command.Parameters.Add(new() { Value = at });
        return command;
    }
}
