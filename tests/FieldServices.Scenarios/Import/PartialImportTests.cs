using FieldServices.Api.Importing;
using FieldServices.Api.Security;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.CommandLine;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Import;

/// <summary>Imports that are cut off, repeated, or fed with lines that are wrong.</summary>
public sealed class PartialImportTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fieldservices-import").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_interrupted_import_goes_on_where_it_was_and_does_nothing_twice()
    {
        var tenant = await scenario.Server.TenantAsync("interrupted");
        var file = FileOf([.. File.ReadLines(Incidents.File).Skip(1).Take(60)]);
        using var power = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(tenant, file, (done, _) =>
        {
            if (done == 20)
                power.Cancel();
        }, power.Token));
        var half = await scenario.Server.Platform.Log.HeadAsync(tenant.Id);
        var rest = await ImportAsync(tenant, file);
        var whole = await scenario.Server.Platform.Log.HeadAsync(tenant.Id);
        var again = await ImportAsync(tenant, file);

        Assert.InRange(half, 1, whole - 1);
        Assert.Empty(rest.Broken);
        Assert.Equal(60, rest.Imported + rest.Known);
        var stations = Incidents.All.Take(60).Select(i => i.Station).Distinct().Count();
        Assert.Equal((60 * 6) + (stations * 4), whole);
        Assert.Equal((whole, 0), (await scenario.Server.Platform.Log.HeadAsync(tenant.Id), again.Imported));
        var figures = await FiguresAsync(tenant, whole);
        Assert.Equal((60, Incidents.All.Take(60).Average(i => i.Seconds)), figures);
    }

    [Fact]
    public async Task A_broken_line_is_reported_with_its_number_and_does_not_stop_the_rest()
    {
        (await CommandLineRun.OfAsync(scenario.ConnectionString, "tenants", "create", "broken", "--name", "Broken")).Succeeded();
        var file = FileOf(
            Line(),
            Line(time: "2009-02-30T10:00:00"),
            Line(time: "01/02/2009 10:00"),
            Line(latitude: "151.5"),
            Line(longitude: "east"),
            Line(station: ""),
            Line(station: "Atlantis"),
            Line(seconds: "-5"),
            "17,2009-01-01T00:16:02",
            Line(property: "\"House, detached\""),
            Line(property: "\"A house that never ends"));

        var run = (await CommandLineRun.OfAsync(
            scenario.ConnectionString, "import", "incidents", file, "--stations", Incidents.Stations, "--tenant", "broken")).Succeeded();

        Assert.Contains("2 imported, 0 known already, 9 broken; ", run.Output, StringComparison.Ordinal);
        Assert.Equal(["line 3", "line 4", "line 5", "line 6", "line 7", "line 8", "line 9", "line 10", "line 12"], run.Lines.Where(l => l.StartsWith("line ", StringComparison.Ordinal)).Select(l => l.Split(':')[0]));
        AssertReason(run, 3, "CallTimeLocal");
        AssertReason(run, 4, "CallTimeLocal");
        AssertReason(run, 5, "Latitude is not a number from -90 to 90.");
        AssertReason(run, 6, "Longitude is not a number from -180 to 180.");
        AssertReason(run, 7, "FirstPump_Station is empty or missing.");
        AssertReason(run, 8, "FirstPump_Station 'Atlantis' is in no list of stations.");
        AssertReason(run, 9, "FirstPump_AttendanceSeconds is not a number from 0 to 86400.");
        AssertReason(run, 10, "is empty or missing.");
        var tenant = await scenario.Server.TenantAsync("broken");
        using var client = await scenario.Server.ClientAsync(tenant, Role.Auditor);
        var answer = await client.QueryAsync($"{{ emergencies(after: {await scenario.Server.Platform.Log.HeadAsync(tenant.Id)}) {{ nodes {{ description }} }} }}");
        Assert.Equal(
            ["Primary Fire: House", "Primary Fire: House, detached"],
            answer["data"]!["emergencies"]!["nodes"]!.AsArray().Select(n => (string)n!["description"]!).Order());
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_by_every_line()
    {
        var tenant = await scenario.Server.TenantAsync("other");
        var file = Path.Combine(folder, "other.csv");
        await File.WriteAllLinesAsync(file, ["Name,Colour", "Ada,blue", "Bob,red"]);

        var summary = await ImportAsync(tenant, file);

        Assert.Equal([2, 3], summary.Broken.Select(b => (int)b.Line));
        Assert.All(summary.Broken, b => Assert.Equal("IncidentNumber is empty or missing.", b.Reason));
        Assert.Equal(0, await scenario.Server.Platform.Log.HeadAsync(tenant.Id));
    }

    [Fact]
    public async Task An_empty_file_is_nothing_to_do()
    {
        var tenant = await scenario.Server.TenantAsync("empty");
        var file = Path.Combine(folder, "empty.csv");
        await File.WriteAllTextAsync(file, "");

        Assert.Equal((0, 0, 0L), await ImportAsync(tenant, file) is var s ? (s.Imported, s.Known, s.Commands) : default);
    }

    [Theory]
    // The hour before the clocks go forward, the hour that is left out, and the hour after; then the hour that comes twice.
    [InlineData("2009-03-29T00:30:00", "2009-03-29T00:30:00Z")]
    [InlineData("2009-03-29T01:30:00", "2009-03-29T01:30:00Z")]
    [InlineData("2009-03-29T02:30:00", "2009-03-29T01:30:00Z")]
    [InlineData("2009-10-25T00:30:00", "2009-10-24T23:30:00Z")]
    [InlineData("2009-10-25T02:30:00", "2009-10-25T02:30:00Z")]
    public void Local_times_become_instants_across_the_changes_of_the_clock(string local, string instant)
    {
        var incident = Assert.Single(CsvIncident.ReadAll(FileOf(Line(time: local)), (line, reason) => Assert.Fail($"{line}: {reason}")));

        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), incident.CalledAt);
    }

    private static void AssertReason(CommandLineRun run, int line, string reason) =>
        Assert.Contains(run.Lines, l => l.StartsWith($"line {line}: ", StringComparison.Ordinal) && l.Contains(reason, StringComparison.Ordinal));

    private static int numbers = 700_000;

    private static string Line(
        string time = "2009-01-01T00:16:02", string property = "House", string latitude = "51.646114", string longitude = "-0.102993", string seconds = "663", string station = "Southgate") =>
        $"{Interlocked.Increment(ref numbers)},{time},Fire,Primary Fire,Dwelling,{property},Correct,N21,E05,Grange,E09,Enfield,531350,195850,{latitude},{longitude},Southgate,{seconds},{station},695,Enfield,2,2";

    private string FileOf(params string[] lines)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllLines(file, [Incidents.Header, .. lines]);
        return file;
    }

    private Task<ImportSummary> ImportAsync(Tenant tenant, string file, Action<long, long>? report = null, CancellationToken cancellationToken = default)
    {
        var replay = new Replay(scenario.Server.Platform, new Caller(tenant.Id, Role.Integrator, "import"));
        return new IncidentImport(scenario.Server.Platform, tenant.Id, replay).RunAsync(file, Incidents.Stations, report ?? ((_, _) => { }), cancellationToken);
    }

    private async Task<(int Count, double Mean)> FiguresAsync(Tenant tenant, long position)
    {
        using var client = await scenario.Server.ClientAsync(tenant, Role.Auditor);
        var group = (await client.QueryAsync($"{{ responseTimes(after: {position}) {{ count mean }} }}"))["data"]!["responseTimes"]![0]!;
        return ((int)group["count"]!, (double)group["mean"]!);
    }
}
