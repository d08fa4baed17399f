using FieldServices.Domain.Contractors;
using FieldServices.Domain.Customers;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Privacy;

/// <summary>People are looked up by telephone number and e-mail address, though both are sealed.</summary>
public sealed class LookupTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    [Fact]
    public async Task A_caller_is_found_by_number_and_address_in_any_way_of_writing_until_erased()
    {
        var client = scenario.Admin;
        var reported = (await client.PostAsync(Samples.Report with { Caller = new Domain.Emergencies.Caller("Ann", "020 7946 0321", "Ann@Found.example") })).Accepted();
        var other = (await client.PostAsync(Samples.Report with { Caller = new Domain.Emergencies.Caller("Bob", "020 7946 0322") })).Accepted();
        string[] filters =
        [
            """callerPhone: { eq: "+44 (0)20 7946-0321" }""", """callerEmail: { eq: "ANN@found.example" }""", """callerPhone: { in: ["02079460321", "+33 1 23 45 67 89"] }""",
            """callerPhone: { eq: "02079460321" }, not: { callerPhone: { eq: "020 7946 0322" } }""",
        ];
        foreach (var filter in filters)
            Assert.Equal([reported.Id], await FoundAsync("emergencies", filter, $"after: {other.Position}"));
        (await client.PostAsync($"/v1/data-subjects/emergency/{reported.Id}/erase", """{"reason":"asked for"}""")).Accepted();
        foreach (var filter in filters)
            Assert.Empty(await FoundAsync("emergencies", filter, $"asOf: {{ position: {other.Position} }}"));
        Assert.Equal([other.Id], await FoundAsync("emergencies", """callerPhone: { eq: "020 7946 0322" }""", $"after: {other.Position}"));
    }

    [Fact]
    public async Task A_customer_is_found_by_the_contacts_of_now_and_of_then()
    {
        var client = scenario.Admin;
        var contact = new ContactDetails("Tom Reid", "+44 113 496 0946", "tom@reid.example");
        var registered = (await client.PostAsync(new RegisterCustomer(CustomerKind.Person, "Asha Patel", contact))).Accepted();
        var changed = (await client.PostAsync(new ChangeContact(1, contact with { Phone = "0113 496 0947" }), registered.Id)).Accepted();
        const string Former = """phone: { eq: "0113 496 0946" }""", Present = """phone: { eq: "(0113) 4960947" }""";
        Assert.Equal([registered.Id], await FoundAsync("customers", Present, $"after: {changed.Position}"));
        Assert.Empty(await FoundAsync("customers", Former, $"after: {changed.Position}"));
        Assert.Equal([registered.Id], await FoundAsync("customers", Former, $"asOf: {{ position: {registered.Position} }}"));
        Assert.Equal([registered.Id], await FoundAsync("customers", """email: { eq: "TOM@reid.example" }""", $"asOf: {{ position: {registered.Position} }}"));
    }

    [Fact]
    public async Task A_contractor_is_found_by_the_trading_contact()
    {
        var id = await Samples.ContractorAsync(scenario.Admin, "Found Trades", new TradingContact("Ann", "020 7946 0777", "ann@trades.example"));
        var head = await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        Assert.Equal([id], await FoundAsync("contractors", """phone: { eq: "02079460777" }, email: { eq: "ann@trades.example" }""", $"after: {head}"));
    }

    [Theory]
    [InlineData("""callerPhone: { eq: "7946" }""", "'callerPhone' looks for whole values, and this is no phone")]
    [InlineData("""callerEmail: { in: ["quillfeather"] }""", "'callerEmail' looks for whole values, and this is no email")]
    [InlineData("callerPhone: { eq: null }", "'callerPhone' needs a whole value.")]
    [InlineData("""callerPhone: { startsWith: "+44" }""", "startsWith")]
    public async Task Parts_are_refused(string filter, string explanation)
    {
        var answer = await scenario.Admin.QueryAsync($"{{ emergencies(filter: {{ {filter} }}) {{ nodes {{ id }} }} }}");
        Assert.Contains(explanation, (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_see_callers_cannot_look_for_them_either()
    {
        using var auditor = await scenario.Server.ClientAsync(scenario.Tenant, Role.Auditor);
        foreach (var field in new[] { "callerPhone", "callerEmail" })
        {
            var answer = await auditor.QueryAsync($"{{ emergencies(filter: {{ {field}: {{ eq: \"020 7946 0018\" }} }}) {{ nodes {{ id }} }} }}");
            Assert.Contains(field, (string?)answer["errors"]![0]!["message"], StringComparison.Ordinal);
        }
    }

    private async Task<IEnumerable<Guid>> FoundAsync(string list, string filter, string arguments)
    {
        var data = await scenario.Admin.DataAsync($"{{ {list}(filter: {{ {filter} }}, {arguments}) {{ nodes {{ id }} }} }}");
        return data[list]!["nodes"]!.AsArray().Select(n => (Guid)n!["id"]!).ToList();
    }
}
