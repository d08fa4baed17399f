using System.Collections.Concurrent;
using FieldServices.Api.Hosting;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Emergencies.Views;
using FieldServices.Domain.Shared;
using FieldServices.EventStore;

namespace FieldServices.Api.Importing;

/// <summary>
/// Replays real incidents with their historic times: reported when the call was taken, dispatched at once to the station that
/// came first, on site after the recorded seconds, and resolved then, because the file knows no later moment.
/// Every step has a key of its own, so an interrupted or repeated import does nothing twice.
/// </summary>
public sealed class IncidentImport(Platform platform, TenantId tenant, Replay replay)
{
    private const int Lanes = 8;

    public async Task<ImportSummary> RunAsync(string incidents, string sites, Action<long, long> report, CancellationToken cancellationToken)
    {
        var broken = new ConcurrentQueue<(long Line, string Reason)>();
        var all = CsvIncident.ReadAll(incidents, (line, reason) => broken.Enqueue((line, reason))).ToList();
        var unreadable = broken.Count;
        var known = await CompletedAsync(cancellationToken);
        var open = all.Where(i => !known.Contains(ReferenceOf(i))).ToList();
        var stations = open.Count == 0 ? [] : await RegisterStationsAsync(open, sites, cancellationToken);
        var (done, imported) = (all.Count - open.Count, 0);
        report(done, all.Count);
        await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken }, async (incident, token) =>
        {
            try
            {
                if (await ReplayAsync(incident, stations, token))
                    Interlocked.Increment(ref imported);
            }
            catch (ReplayException e)
            {
                broken.Enqueue((incident.Line, e.Message));
            }
            report(Interlocked.Increment(ref done), all.Count);
        });
        // The board may lag behind an import that has just ended; what proved to be sent before was known as well.
        var failed = broken.Count - unreadable;
        return new ImportSummary(imported, all.Count - imported - failed, replay.Sent, [.. broken.OrderBy(b => b.Line)]);
    }

    private static string ReferenceOf(CsvIncident incident) => $"LFB-{incident.Number}";

    // Remembered outcomes are forgotten after a while; what is resolved on the board stays known for good.
    private async Task<HashSet<string>> CompletedAsync(CancellationToken cancellationToken)
    {
        var place = await platform.Places.OfAsync(tenant, cancellationToken);
        await using var command = place.Database.CreateCommand(
            $"select external_reference from {platform.TableOf(EmergencyBoard.View.Name).Name} where tenant_id = $1 and external_reference ^@ 'LFB-' and resolved_at is not null");
        command.Parameters.Add(new() { Value = tenant.Value });
        var known = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            known.Add(reader.GetString(0));
        return known;
    }

    private async Task<Dictionary<string, ContractorId>> RegisterStationsAsync(List<CsvIncident> incidents, string sites, CancellationToken cancellationToken)
    {
        var places = await Stations.LocateAsync(incidents.Select(i => i.Station).Distinct().Order(), sites, platform.Database, cancellationToken);
        var since = incidents.Min(i => i.CalledAt).AddDays(-1);
        var registered = new Dictionary<string, ContractorId>();
        foreach (var (name, place) in places)
            registered[name] = await RegisterAsync(name, place, since, cancellationToken);
        return registered;
    }

    private async Task<ContractorId> RegisterAsync(string station, GeoPoint place, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var at = new DateTimeOffset(2008, 12, 31, 0, 0, 0, TimeSpan.Zero);
        at = since < at ? since : at;
        var from = DateOnly.FromDateTime(at.UtcDateTime).AddYears(-1);
        var until = new DateOnly(2035, 12, 31);
        object[] commands =
        [
            new RegisterContractor($"{station} Fire Station"),
            new SetSkills([new HeldSkill(Skill.FireDamage, $"LFB-{station.ToUpperInvariant().Replace(' ', '-')}", until, "London Fire Brigade")]),
            new SetInsurance(InsuranceKind.PublicLiability, "London Fire Brigade, self-insured", new Money(10_000_000, "GBP"), from, until),
            // The farthest first attendance in the file is 9.0 km from its station.
            new SetCoverage(place, 10_000),
        ];
        Guid? id = null;
        foreach (var command in commands)
            id = (await replay.SendAsync(ContractorModule.Module, id, command, $"lfb-station:{station}:{command.GetType().Name}", at, cancellationToken)).Id;
        return new ContractorId(id!.Value);
    }

    /// <returns>True when something was new; false when an earlier import had sent every step.</returns>
    private async Task<bool> ReplayAsync(CsvIncident incident, Dictionary<string, ContractorId> stations, CancellationToken cancellationToken)
    {
        if (!stations.TryGetValue(incident.Station, out var station))
            throw new ReplayException($"FirstPump_Station '{incident.Station}' is in no list of stations.");
        var arrived = incident.CalledAt.AddSeconds(incident.AttendanceSeconds);
        (object Command, DateTimeOffset At)[] steps =
        [
            (Report(incident), incident.CalledAt),
            (new AcknowledgeEmergency(), incident.CalledAt),
            (new DispatchEmergency(station), incident.CalledAt),
            (new AcceptDispatch(station), incident.CalledAt),
            (new ArriveOnSite(station), arrived),
            (new ResolveEmergency("Attended by the London Fire Brigade."), arrived),
        ];
        Guid? id = null;
        var isNew = false;
        foreach (var (command, at) in steps)
        {
            var (thing, known) = await replay.SendAsync(
                EmergencyModule.Module, id, command, $"lfb:{incident.Number}:{command.GetType().Name}", at, cancellationToken);
            (id, isNew) = (thing, isNew || !known);
        }
        return isNew;
    }

    private static ReportEmergency Report(CsvIncident incident) => new(
        EmergencyCategory.FireDamage,
        $"{incident.Kind}: {incident.Property}",
        ContactChannel.Phone,
        new GeoPoint(incident.Latitude, incident.Longitude),
        new Address(Borough: incident.Borough, Ward: incident.Ward, PostcodeDistrict: incident.District),
        DangerFlags: [],
        ExternalReference: ReferenceOf(incident));
}
