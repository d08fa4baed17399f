using System.Diagnostics;
using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Benchmarks.Store;
using FieldServices.Domain.Modules;
using FieldServices.EventStore;
using FieldServices.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FieldServices.Benchmarks.Bookings;

/// <summary>
/// Bookings on a real server: available slots of 60 days for 50 technicians with 10,000 bookings; the whole way of a booking from the hold to the end
/// of the work (8 commands) at 64 connections, beside the bare append rate of the store; and 1,000 who want one slot.
/// Options: <c>--bookings 10000 --queries 200 --seconds 3</c>.
/// </summary>
internal static class BookingsSuite
{
    private const int Connections = 64;
    private const int Technicians = 50;
    private const int Days = 60;
    private const int WarmUp = 20;
    private const int FlowsAtMost = 1_000;
    private static readonly string[] Steps = ["hold", "confirm", "schedule", "assign", "en-route", "arrive", "start", "complete"];

    public static async Task<int> RunAsync(string[] args)
    {
        var database = Environment.GetEnvironmentVariable("FIELDSERVICES_DATABASE")
            ?? throw new InvalidOperationException("FIELDSERVICES_DATABASE is not set; start this through ./bench bookings.");
        await using var platform = new Platform(database, FieldServicesModules.All, NullLogger.Instance);
        await platform.MigrateAsync(default);
        await using var server = await ServerProcess.StartAsync(database);
        var key = await KeyAsync(platform);
        var offices = Enumerable.Range(0, Connections).Select(_ => new Office(server.Address, key)).ToArray();
        var company = await Company.FoundAsync(offices[0], Technicians);
        await SlotsAsync(offices, company, Options.Number(args, "--bookings", 10_000), Options.Number(args, "--queries", 200));
        await FlowsAsync(offices, company, database, TimeSpan.FromSeconds(Options.Number(args, "--seconds", 3)));
        await RaceAsync(offices, company, 1_000);
        foreach (var office in offices)
            office.Dispose();
        return 0;
    }

    private static async Task SlotsAsync(Office[] offices, Company company, int bookings, int queries)
    {
        long position = 0;
        await SpreadAsync(offices, bookings, async (office, i) =>
        {
            var booking = await company.RequestAsync(office, i);
            var start = Company.Tomorrow.AddDays(i / Technicians % Days).AddHours(8 + (2 * (i / Technicians / Days)));
            var held = await office.SendAsync($"/v1/bookings/{booking.Id}/hold", new { technicianId = company.Technicians[i % Technicians], start, minutes = 1_440, ignoreJourney = "What is spread over the days lies anywhere." });
            InterlockedMax(ref position, held.Position);
        });
        var query = $$"""{ availableSlots(service: "{{company.Service}}", bookedBy: OFFICE, from: "{{Company.Tomorrow:yyyy-MM-dd}}", to: "{{Company.Tomorrow.AddDays(Days - 1):yyyy-MM-dd}}", latitude: 51.53, longitude: -0.2, first: 2000) { start technicianId technicians } }""";
        var slots = await offices[0].AskAsync(query, position);
        Metric.Print("bookings.slots.rows", slots, "slots");
        await MeasureAsync("slots", queries, () => offices[0].AskAsync(query, position));
        // Whatever changes in the company makes the server read everything again.
        await MeasureAsync("slots_after_change", queries, () => offices[0].AskAsync(query, position), async () => position = (await company.RequestAsync(offices[1], queries)).Position);
    }

    private static async Task MeasureAsync(string name, int queries, Func<Task> ask, Func<Task>? before = null)
    {
        var times = new List<double>();
        for (var i = 0; i < queries + WarmUp; i++)
        {
            await (before?.Invoke() ?? Task.CompletedTask);
            var begun = Stopwatch.GetTimestamp();
            await ask();
            if (i >= WarmUp)
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        Metric.Print($"bookings.{name}.p50", Metric.Median(times), "ms");
        Metric.Print($"bookings.{name}.p95", Metric.Percentile(times, 0.95), "ms");
    }

    private static async Task FlowsAsync(Office[] offices, Company company, string database, TimeSpan length)
    {
        await using var store = EventStoreDatabase.Open(new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = 80 }.ConnectionString);
        // What is asked for beforehand is more than can be worked off in that time.
        var requested = new Guid[Connections][];
        var each = (int)(length.TotalSeconds * FlowsAtMost / Connections) + 1;
        await SpreadAsync(offices, Connections, async (office, c) => requested[c] = await RequestedAsync(office, company, each));
        var appends = await AppendRounds.SharedAsync(store, Connections, length);
        var flows = await Load.RunAsync(Connections, length, c => Task.FromResult<Func<long, Task>>(n => FlowAsync(offices[c], company, requested[c][n], c, n)));
        Metric.Print("bookings.append_64.rate", appends.PerSecond, "per_s");
        Metric.Print("bookings.flow_64.rate", flows.PerSecond, "per_s");
        Metric.Print("bookings.flow_64.commands_of_append", flows.PerSecond * Steps.Length / appends.PerSecond, "ratio");
        Metric.Print("bookings.flow_64.p50", flows.MedianMilliseconds, "ms");
    }

    private static async Task<Guid[]> RequestedAsync(Office office, Company company, int count)
    {
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
            ids[i] = (await company.RequestAsync(office, i)).Id;
        return ids;
    }

    /// <summary>From the hold to the end of the work, on days that nothing else touches.</summary>
    private static async Task FlowAsync(Office office, Company company, Guid booking, int caller, long number)
    {
        var start = Company.Tomorrow.AddDays(Days + 1 + (number * 2) + (caller / Technicians)).AddHours(9);
        foreach (var step in Steps)
            await office.SendAsync($"/v1/bookings/{booking}/{step}", step == "hold" ? new { technicianId = company.Technicians[caller % Technicians], start } : new object());
    }

    private static async Task RaceAsync(Office[] offices, Company company, int racers)
    {
        var bookings = new Guid[racers];
        await SpreadAsync(offices, racers, async (office, i) => bookings[i] = (await company.RequestAsync(office, i)).Id);
        var (winners, start) = (0, Company.Tomorrow.AddDays(Days).AddHours(9));
        var begun = Stopwatch.GetTimestamp();
        await SpreadAsync(offices, racers, async (office, i) =>
        {
            if (await office.TryAsync($"/v1/bookings/{bookings[i]}/hold", new { technicianId = company.Technicians[0], start }) is not null)
                Interlocked.Increment(ref winners);
        });
        Metric.Print("bookings.race_1000.winners", winners, "bookings");
        Metric.Print("bookings.race_1000.time", Stopwatch.GetElapsedTime(begun).TotalMilliseconds, "ms");
    }

    private static Task SpreadAsync(Office[] offices, int count, Func<Office, int, Task> act) => Task.WhenAll(offices.Select((office, c) => Task.Run(async () =>
    {
        for (var i = c; i < count; i += offices.Length)
            await act(office, i);
    })));

    private static void InterlockedMax(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
                return;
        }
    }

    private static async Task<ApiKey> KeyAsync(Platform platform)
    {
        var tenant = await platform.Tenants.EnsureAsync("bench", "Benchmark", "test", default);
        var key = ApiKey.Create(tenant.Mode);
        await platform.Keys.InsertAsync(key, tenant.Id, Role.Dispatcher, "Benchmark", null, default);
        return key;
    }
}
