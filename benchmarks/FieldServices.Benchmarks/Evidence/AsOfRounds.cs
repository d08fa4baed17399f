using System.Diagnostics;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.EventStore;
using FieldServices.EventStore.Views;
using Npgsql;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>A page of the board as of a position against the same page as it is now, by the statements that the read API sends.</summary>
internal sealed class AsOfRounds(string connectionString, int rounds, int rows)
{
    private const int Repeats = 50;

    private static readonly (string Name, string Where, string Order)[] Lists =
    [
        ("newest_first", "", "t.reported_at desc, t.id desc"),
        ("oldest_first", "", "t.reported_at, t.id"),
        ("filtered", "and t.borough = 'borough 7'", "t.reported_at desc, t.id desc"),
    ];

    private static readonly (string Name, double Part)[] Positions = [("end", 1), ("middle", 0.5), ("early", 0.1)];

    private readonly ViewTable table = new(EmergencyBoard.View);

    public async Task RunAsync()
    {
        await using var database = EventStoreDatabase.Open(connectionString);
        await ViewSchema.CreateAsync(database, [table]);
        var past = new PastEmergencies(table, rows);
        await past.WriteAsync(database);
        Metric.Print("evidence.as_of.rows", rows, "rows");
        foreach (var (name, where, order) in Lists)
        {
            var now = Statement(table.Name, where, order);
            var then = Statement(table.History.AllTimes, $"{where} and {HistoryTable.AsOf("$2")}", order);
            await PrintPlanAsync(database, $"{name}, now", now, past.Tenant, null);
            foreach (var (at, part) in Positions)
            {
                var position = (long)(past.Head * part);
                await PrintPlanAsync(database, $"{name}, as of the {at}", then, past.Tenant, position);
                await CompareAsync(database, $"evidence.as_of.{name}.{at}", (now, then), past.Tenant, position);
            }
        }
    }

    private string Statement(string source, string where, string order) =>
        $"select {table.SelectList} from {source} t where t.tenant_id = $1 {where} order by {order} limit 21";

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
        for (var i = 0; i < Repeats; i++)
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
        if (position is { } at)
            command.Parameters.Add(new() { Value = at });
        return command;
    }
}
