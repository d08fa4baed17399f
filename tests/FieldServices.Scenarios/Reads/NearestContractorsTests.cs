using System.Text.Json.Nodes;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Scenarios.Harness;

namespace FieldServices.Scenarios.Reads;

/// <summary>Who could be sent: by distance, with the reason against each who cannot, in agreement with the dispatch itself.</summary>
public sealed class NearestContractorsTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private const string Query =
        "query($id: ID!, $first: Int, $eligibleOnly: Boolean) { nearestContractors(emergencyId: $id, first: $first, eligibleOnly: $eligibleOnly) { distanceMetres eligible exclusions { code reason } contractor { id name } } }";

    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Candidates_come_by_distance_which_is_that_of_the_great_circle()
    {
        using var client = await ClientAsync("distances");
        var random = new Random(3);
        var places = new Dictionary<Guid, GeoPoint>();
        for (var i = 0; i < 12; i++)
        {
            var place = new GeoPoint(51.3 + (random.NextDouble() / 2), -0.5 + (random.NextDouble() / 2));
            places[await HireAsync(client, coverage: new SetCoverage(place, 100_000))] = place;
        }
        var emergency = await ReportAsync(client);

        var candidates = await NearestAsync(client, emergency, 12);

        Assert.Equal(12, candidates.Count);
        var told = candidates.Select(c => (double)c!["distanceMetres"]!).ToList();
        Assert.Equal(told.Order(), told);
        foreach (var candidate in candidates)
        {
            // The database measures on the ellipsoid, the formula on a sphere: they differ by half a percent at most.
            var sphere = Earth.DistanceMetres(Samples.Place, places[(Guid)candidate!["contractor"]!["id"]!]);
            Assert.InRange((double)candidate["distanceMetres"]!, sphere * 0.994, sphere * 1.006);
        }
    }

    [Fact]
    public async Task Every_rule_excludes_with_its_own_code_and_the_dispatch_agrees()
    {
        using var client = await ClientAsync("rules");
        GeoPoint[] far = [new(51.40, -0.11), new(51.40, -0.05), new(51.45, -0.05), new(51.45, -0.11)];
        GeoPoint[] near = [new(51.53, -0.11), new(51.53, -0.09), new(51.54, -0.09), new(51.54, -0.11)];
        var expected = new Dictionary<Guid, string[]>
        {
            [await HireAsync(client)] = [],
            [await HireAsync(client, coverage: new SetCoverage(Polygon: near))] = [],
            [await HireAsync(client, new SetSkills([new HeldSkill(Skill.Gas, "G-1", Today.AddYears(1), "Office")]))] = [ContractorRules.WithoutSkill],
            [await HireAsync(client, Plumbing(verifiedBy: null))] = [ContractorRules.CertificateUnverified],
            [await HireAsync(client, Plumbing(until: Today.AddDays(-2)))] = [ContractorRules.CertificateExpired],
            [await HireAsync(client, insurance: Insured(InsuranceKind.EmployersLiability, Today.AddYears(1)))] = [ContractorRules.Uninsured],
            [await HireAsync(client, insurance: Insured(InsuranceKind.PublicLiability, Today.AddDays(-2)))] = [ContractorRules.Uninsured],
            [await HireAsync(client, coverage: new SetCoverage(far[0], 1_000))] = [ContractorRules.OutOfArea],
            [await HireAsync(client, coverage: new SetCoverage(Polygon: far))] = [ContractorRules.OutOfArea],
            [await AwayAsync(client, await HireAsync(client))] = [ContractorRules.Unavailable],
            [(await client.PostAsync(new RegisterContractor("Bare"))).Accepted().Id] = [ContractorRules.WithoutSkill, ContractorRules.Uninsured, ContractorRules.OutOfArea],
        };
        var emergency = await ReportAsync(client);

        var candidates = await NearestAsync(client, emergency, 50);
        var eligible = await NearestAsync(client, emergency, 50, eligibleOnly: true);

        Assert.Equal(expected.Count, candidates.Count);
        Assert.Null(candidates[^1]!["distanceMetres"]);
        foreach (var candidate in candidates)
        {
            var id = (Guid)candidate!["contractor"]!["id"]!;
            var codes = candidate["exclusions"]!.AsArray().Select(e => (string)e!["code"]!).ToList();
            Assert.Equal(expected[id], codes);
            Assert.Equal(codes.Count == 0, (bool)candidate["eligible"]!);
            var dispatch = await client.PostAsync(new DispatchEmergency(new ContractorId(id)), await ReportAsync(client));
            if (codes.Count == 0)
                dispatch.Accepted();
            else
                dispatch.Refused(409, $"emergency.{codes[0]}");
        }
        Assert.Equal(expected.Where(e => e.Value.Length == 0).Select(e => e.Key).Order(), eligible.Select(c => (Guid)c!["contractor"]!["id"]!).Order());
    }

    [Fact]
    public async Task Only_the_eligible_are_found_even_when_many_others_are_nearer()
    {
        using var client = await ClientAsync("far");
        for (var i = 0; i < 15; i++)
            await AwayAsync(client, await HireAsync(client));
        var only = await HireAsync(client, coverage: new SetCoverage(new GeoPoint(51.6, -0.3), 50_000));
        var emergency = await ReportAsync(client);

        Assert.Equal([only], (await NearestAsync(client, emergency, 1, eligibleOnly: true)).Select(c => (Guid)c!["contractor"]!["id"]!));
        Assert.False((bool)Assert.Single(await NearestAsync(client, emergency, 1))!["eligible"]!);
    }

    [Fact]
    public async Task An_emergency_without_a_position_says_what_to_do()
    {
        var done = (await scenario.Admin.PostAsync(Samples.Report with { Point = null })).Accepted();
        await scenario.Admin.DataAsync($"{{ emergencies(after: {done.Position}) {{ totalCount }} }}");

        var (code, message) = await scenario.Admin.ErrorAsync(Query, new { id = done.Id, first = 5, eligibleOnly = false });

        Assert.Equal("POSITION_UNKNOWN", code);
        Assert.Contains("'locate'", message, StringComparison.Ordinal);
    }

    private static SetSkills Plumbing(DateOnly? until = null, string? verifiedBy = "Office") =>
        new([new HeldSkill(Skill.Plumbing, $"P-{Guid.CreateVersion7()}", until ?? Today.AddYears(1), verifiedBy)]);

    private static SetInsurance Insured(InsuranceKind kind, DateOnly until) => new(kind, "Mutual", new Money(1_000_000), Today.AddYears(-2), until);

    private static async Task<Guid> HireAsync(Client client, SetSkills? skills = null, SetInsurance? insurance = null, SetCoverage? coverage = null)
    {
        var id = (await client.PostAsync(new RegisterContractor("Candidate"))).Accepted().Id;
        (await client.PostAsync(skills ?? Plumbing(), id)).Accepted();
        (await client.PostAsync(insurance ?? Insured(InsuranceKind.PublicLiability, Today.AddYears(1)), id)).Accepted();
        (await client.PostAsync(coverage ?? new SetCoverage(Samples.Place, 20_000), id)).Accepted();
        return id;
    }

    private static async Task<Guid> AwayAsync(Client client, Guid id)
    {
        (await client.PostAsync(new SetAvailability(false, "Away"), id)).Accepted();
        return id;
    }

    private static async Task<Guid> ReportAsync(Client client)
    {
        var id = await Samples.ReportedAsync(client);
        var done = (await client.PostAsync(new AcknowledgeEmergency(), id)).Accepted();
        await client.DataAsync($"{{ e: emergencies(after: {done.Position}) {{ totalCount }} c: contractors(after: {done.Position}) {{ totalCount }} }}");
        return id;
    }

    private static async Task<JsonArray> NearestAsync(Client client, Guid id, int first, bool eligibleOnly = false) =>
        (await client.DataAsync(Query, new { id, first, eligibleOnly }))["nearestContractors"]!.AsArray();

    private async Task<Client> ClientAsync(string slug) => await scenario.Server.ClientAsync(await scenario.Server.TenantAsync(slug), Role.Admin);
}
