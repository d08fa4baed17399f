using System.Diagnostics;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;
using FieldServices.EventStore.Projecting;
using FieldServices.EventStore.Sealing;
using FieldServices.EventStore.Views;
using FieldServices.EventStore.Waking;
using Npgsql;
using EventLog = FieldServices.EventStore.EventLog;

namespace FieldServices.Benchmarks.Evidence;

/// <summary>What superseded rows and effective time cost: bytes for each event of the log, and the rate at which the board is built from it.</summary>
internal sealed class SpaceRounds(string connectionString, int rounds, int events)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    private readonly ViewTable board = new(EmergencyBoard.View);
    private readonly EventCatalog catalog = Module.CatalogOf(FieldServicesModules.All);

    public async Task RunAsync()
    {
        await using var database = EventStoreDatabase.Open(connectionString);
        await ViewSchema.CreateAsync(database, [board]);
        var tenant = new TenantId(Guid.CreateVersion7());
        await WriteAsync(new EventLog(database, catalog, sealing: new SealingOptions { Masters = MasterKeys.Parse(MasterKeys.Generate()) }), tenant);
        var (read, with, without) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            read.Add(events / await SecondsAsync(() => ReadAsync(database, tenant)));
            without.Add(events / await SecondsAsync(() => BuildAsync(database, PastRows.None)));
            await SizesAsync(database, round, "without");
            with.Add(events / await SecondsAsync(() => BuildAsync(database, PastRows.Forever)));
            await SizesAsync(database, round, "with");
        }
        Metric.Print("evidence.space.read", Metric.Median(read), "per_s");
        Metric.Print("evidence.space.built_without", Metric.Median(without), "per_s");
        Metric.Print("evidence.space.built_with", Metric.Median(with), "per_s");
        Metric.Print("evidence.space.built_with_of_read", Metric.Median(with) / Metric.Median(read), "ratio");
    }

    private async Task SizesAsync(NpgsqlDataSource database, int round, string history)
    {
        if (round > 0)
            return;
        foreach (var (name, table) in new[] { ("now", board.Name), ("history", board.History.Name), ("timeline", board.Timeline!.Name) })
        {
            await using var command = database.CreateCommand("select pg_total_relation_size($1::regclass)::double precision");
            command.Parameters.Add(new() { Value = table });
            Metric.Print($"evidence.space.{history}_history.{name}", (double)(await command.ExecuteScalarAsync())! / events, "bytes_per_event");
        }
    }

    private async Task BuildAsync(NpgsqlDataSource database, PastRows pastRows)
    {
        await new PastRowsControl(database, [board]).DecideAsync(board.View.Name, pastRows);
        var runner = new ProjectionRunner(
            database, catalog, [board], new WakeUps(database), new ViewProgress(database, TimeProvider.System), new ProjectionOptions(), TimeProvider.System);
        await runner.RebuildAsync(board.View.Name, new Progress<(long, long)>());
    }

    private static async Task ReadAsync(NpgsqlDataSource database, TenantId tenant)
    {
        var log = new EventLog(database, Module.CatalogOf(FieldServicesModules.All));
        for (var (at, more) = (0L, true); more;)
        {
            more = false;
            await foreach (var envelope in log.ReadLogAsync(tenant, at, 5_000))
                (at, more) = (envelope.Position, true);
        }
    }

    // A hundred emergencies are under way at any time, as things live for a while and then are history.
    private async Task WriteAsync(EventLog log, TenantId tenant)
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var done = 0; done < events; at += Step)
        {
            var streams = Enumerable.Range(0, 100).Select(_ => new StreamId("emergency", Guid.CreateVersion7())).ToList();
            foreach (var (version, happened) in Life(at).Index())
            {
                await Task.WhenAll(streams.Select(s => log.AppendAsync(new Append(
                    tenant, s, ExpectedVersion.After(version), [happened], happened.At, new Origin(new Actor("dispatcher", "bench"), "emergency.do", Guid.CreateVersion7(), default, default)))));
                done += streams.Count;
            }
        }
    }

    private static EmergencyEvent[] Life(DateTimeOffset at)
    {
        var report = (EmergencyReported)((Decision<EmergencyEvent>.Accepted)ReportEmergency.Decide(
            Emergency.Initial, (ReportEmergency)EmergencyModule.Module.Commands.Single(c => c.Starts).Example, null, at)).Events[0];
        var contractor = new Domain.Contractors.ContractorId(new Guid("01890a5d-ac96-774b-bcce-b302099a8057"));
        return
        [
            report, new EmergencyAcknowledged(at.AddMinutes(1), null), new DispatchAccepted(at.AddMinutes(3), contractor), new TravelStarted(at.AddMinutes(4), contractor, null),
            new ContractorArrived(at.AddMinutes(25), contractor), new EmergencyResolved(at.AddMinutes(90), "Valve replaced."), new EmergencyClosed(at.AddMinutes(95), null),
        ];
    }

    private static async Task<double> SecondsAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
