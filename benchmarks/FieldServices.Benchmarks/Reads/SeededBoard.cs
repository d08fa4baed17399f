using FieldServices.Api.Hosting;
using FieldServices.Api.Security;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;
using FieldServices.EventStore.Appending;

namespace FieldServices.Benchmarks.Reads;

/// <summary>A tenant whose emergencies went through the log and were folded by the server.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Key">A dispatcher's key.</param>
/// <param name="Ids">Some of the emergencies that have a contractor.</param>
internal sealed record SeededBoard(Tenant Tenant, ApiKey Key, IReadOnlyList<Guid> Ids)
{
    private const int Contractors = 200;
    private const int Callers = 64;
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static async Task<SeededBoard> FillAsync(Platform platform, int rows)
    {
        var tenant = await platform.Tenants.EnsureAsync("bench", "Benchmark", "test", default);
        var key = ApiKey.Create(tenant.Mode);
        await platform.Keys.InsertAsync(key, tenant.Id, Role.Dispatcher, "Benchmark", null, default);
        var contractors = Enumerable.Range(0, Contractors).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var (i, id) in contractors.Index())
            await platform.Log.AppendAsync(AppendOf(tenant.Id, "contractor", id, Start, new ContractorRegistered($"Contractor {i}")));
        var ids = Enumerable.Range(0, rows).Select(_ => Guid.CreateVersion7()).ToArray();
        await Parallel.ForEachAsync(Enumerable.Range(0, rows), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (i, cancellation) =>
            await platform.Log.AppendAsync(Reported(tenant.Id, ids[i], contractors[i % Contractors], i, rows), cancellation));
        await platform.Places.DrainAsync(default);
        var head = await platform.Log.HeadAsync(tenant.Id);
        foreach (var table in platform.Tables)
        {
            if (!await platform.Progress.WaitAsync(table.View, tenant.Id, head, Patience))
                throw new InvalidOperationException($"The view {table.View.Name} did not get there.");
        }
        await using var analyze = platform.Database.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 600;
        await analyze.ExecuteNonQueryAsync();
        return new SeededBoard(tenant, key, [.. ids.Where((_, i) => i % 10 != 0).Where((_, i) => i % Math.Max(1, rows / 100) == 0)]);
    }

    /// <summary>Spread evenly over two years and 33 boroughs; nine of ten have a contractor.</summary>
    private static Append Reported(TenantId tenant, Guid id, Guid contractor, int i, int rows)
    {
        var at = Start + (TimeSpan.FromDays(730) * ((double)i / rows));
        var reported = new EmergencyReported(
            at, (EmergencyCategory)(i % 10), [], (Priority)(i % 4), new Deadlines(at.AddMinutes(5), at.AddMinutes(20), at.AddHours(2)), $"Water through the ceiling, report {i}",
            new GeoPoint(51.3 + (i % 1_000 / 2_500.0), -0.4 + (i % 777 / 1_100.0)), new Address("12 Upper Street", Postcode: "N1 0PQ", Borough: $"Borough {i % 33:00}", Ward: $"Ward {i % 600}"),
            null, ContactChannel.Phone, null);
        return i % 10 == 0
            ? AppendOf(tenant, "emergency", id, at, reported)
            : AppendOf(tenant, "emergency", id, at, reported, new DispatchAccepted(at.AddSeconds(30 + (i % 500)), new ContractorId(contractor)));
    }

    private static Append AppendOf(TenantId tenant, string kind, Guid id, DateTimeOffset at, params object[] events) => new(
        tenant, new StreamId(kind, id), ExpectedVersion.New, events, at, new Origin(new Actor("benchmark", "benchmark"), "benchmark.seed", Guid.CreateVersion7(), id, id));
}
