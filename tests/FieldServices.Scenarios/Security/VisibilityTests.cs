using System.Text.Json.Nodes;
using FieldServices.Api.Security;
using FieldServices.Domain.Catalogue;
using FieldServices.Domain.Contractors;
using FieldServices.Domain.Emergencies;
using FieldServices.Domain.Modules;
using FieldServices.Domain.Shared;
using FieldServices.Domain.Technicians;
using FieldServices.Scenarios.Harness;
using FieldServices.Scenarios.Reads;

namespace FieldServices.Scenarios.Security;

/// <summary>What a module hides from a role is hidden from it wherever it appears.</summary>
public sealed class VisibilityTests(ScenarioServer scenario) : IClassFixture<ScenarioServer>
{
    private static readonly TradingContact Trader = new("Quentin Office", "020 7946 0999", "quentin@trades.example");

    /// <summary>Written down a second time, so that no change of a module goes unseen.</summary>
    private static readonly Dictionary<string, Role[]> Seen = new()
    {
        ["EmergencyRow.Contact"] = [Role.Admin, Role.Dispatcher, Role.Technician, Role.Integrator],
        ["ContractorRow.Contact"] = [Role.Admin, Role.Dispatcher, Role.Integrator],
        ["CustomerRow.Name"] = [Role.Admin, Role.Dispatcher, Role.Technician, Role.Integrator],
        ["CustomerRow.Contacts"] = [Role.Admin, Role.Dispatcher, Role.Technician, Role.Integrator],
        ["PropertyRow.AccessNotes"] = [Role.Admin, Role.Dispatcher, Role.Technician, Role.Integrator],
        ["BookingRow.Price"] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        ["BookingRow.Fee"] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        ["BookingRow.InvoiceNumber"] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        ["WorkOrderRow.Price"] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        ["WorkOrderRow.Fee"] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        ["ServiceRow.Terms.Price"] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        ["ServiceRow.Terms.Packages.Price"] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        ["ServiceRow.Terms.Cancellation.Fee"] = [Role.Admin, Role.Dispatcher, Role.Auditor, Role.Integrator],
        ["TechnicianRow.Absences"] = [Role.Admin, Role.Dispatcher, Role.Integrator],
    };

    /// <summary>By what a value is recognised in an answer.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["CustomerRow.Name"] = "Featherstonehaugh", ["CustomerRow.Contacts"] = "\"name\":\"Ottoline\"", ["PropertyRow.AccessNotes"] = "The gate sticks", ["TechnicianRow.Absences"] = "Knee operation", ["BookingRow.Price"] = "95",
    };

    private static readonly DateTimeOffset Soon = new(2031, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<Role> Readers { get; } = [.. Permissions.Reads[Permissions.ReadBoards]];

    [Fact]
    public void Every_column_that_is_hidden_from_somebody_is_known_here() =>
        Assert.Equal(
            Seen.Select(s => (s.Key, string.Join(',', s.Value))),
            FieldServicesModules.All.SelectMany(m => m.Visibilities).Select(v => (v.Column.ToString(), string.Join(',', v.Roles))));

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Every_field_of_every_type_answers_a_role_what_it_may_see_and_nothing_else(Role role)
    {
        var (emergency, contractor, position) = await DispatchedAsync();
        var client = scenario.As(role);
        var schema = await SchemaWalk.OfAsync(client);
        var roots = new Dictionary<string, string>
        {
            ["emergencies"] = $"(after: {position})", ["contractors"] = "", ["emergency"] = $"(id: \"{emergency}\")", ["contractor"] = $"(id: \"{contractor}\")",
            ["nearestContractors"] = $"(emergencyId: \"{emergency}\")", ["responseTimes"] = "", ["history"] = $"(of: \"emergency/{emergency}\")",
            ["event"] = $"(position: {position - 1})", ["stateAt"] = $"(of: \"contractor/{contractor}\")", ["diff"] = $"(of: \"contractor/{contractor}\", from: 0)",
            ["causation"] = $"(event: {position - 1})",
        };
        var (callers, traders) = (0, 0);
        foreach (var (field, arguments) in roots)
        {
            var answer = await client.QueryAsync($"{{ {field}{arguments} {schema.Everything(field)} }}");
            var text = answer.ToJsonString();
            callers += Holds(text, Samples.CallerName, Samples.CallerEmail) ? 1 : 0;
            traders += Holds(text, Trader.Person!.Value.Clear!, Trader.Email!.Value.Clear!) ? 1 : 0;
            Assert.All(answer["errors"]?.AsArray() ?? [], e => Assert.Equal("FORBIDDEN", (string?)e!["extensions"]!["code"]));
        }
        Assert.Equal(Seen["EmergencyRow.Contact"].Contains(role), callers > 0);
        Assert.Equal(Seen["ContractorRow.Contact"].Contains(role), traders > 0);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Of_customers_properties_technicians_and_bookings_a_role_finds_what_it_may_see_in_rows_and_in_history(Role role)
    {
        var house = await Households.FurnishedAsync(scenario.Admin);
        var bookable = await Bookable.MakeAsync(scenario.Admin);
        (await scenario.Admin.PostAsync(new AddAbsence(Soon, Soon.AddDays(1), "Knee operation"), bookable.Technician.Value)).Accepted();
        var booking = await bookable.RequestedAsync();
        var position = await scenario.Server.Platform.Log.HeadAsync(scenario.Tenant.Id);
        var answer = await scenario.As(role).QueryAsync(
            $$"""
            {
              customer(id: "{{house.Customer}}", after: {{position}}) { name contacts { name } sites { name } }
              property(id: "{{house.Property}}", after: {{position}}) { accessNotes }
              technician(id: "{{bookable.Technician.Value}}", after: {{position}}) { absences { reason } }
              booking(id: "{{booking}}", after: {{position}}) { price fee invoiceNumber }
            }
            """);
        Assert.Null(answer["errors"]);
        var data = answer["data"]!.ToJsonString();
        Assert.Contains("Town house", data, StringComparison.Ordinal);
        foreach (var (column, words) in Words)
            Assert.Equal(Seen[column].Contains(role), data.Contains(words, StringComparison.Ordinal));
        if (!Permissions.Reads[Permissions.ReadHistory].Contains(role))
            return;
        var told = "";
        foreach (var stream in new[] { $"customer/{house.Customer}", $"property/{house.Property}", $"technician/{bookable.Technician.Value}", $"booking/{booking}" })
            told += (await scenario.As(role).GetAsync($"/v1/streams/{stream}/events")).Text + (await scenario.As(role).QueryAsync($"{{ stateAt(of: \"{stream}\") {{ state }} }}")).ToJsonString();
        foreach (var (column, words) in Words.Where(w => w.Key != "BookingRow.Price"))
            Assert.Equal(Seen[column].Contains(role), told.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task What_services_cost_is_shown_to_whom_prices_of_bookings_are(Role role)
    {
        var terms = new ServiceTerms(
            60, Price: new Money(123.45m), Packages: [new ServicePackage("Full", ["Flue test"], new Money(234.56m), 90)], Cancellation: new CancellationRule(24, new Money(34.56m)));
        var service = (await scenario.Admin.PostAsync(new AddToCatalogue("Boiler service", terms))).Accepted();
        Task<JsonNode> AskAsync(string selection) => scenario.As(role).QueryAsync($"{{ service(id: \"{service.Id}\", after: {service.Position}) {{ name terms {{ {selection} }} }} }}");

        var plain = await AskAsync("durationMinutes price { amount } cancellation { freeUntilHours fee { amount } } packages { name options }");
        var packages = await AskAsync("durationMinutes packages { name price { amount } }");

        Assert.Null(plain["errors"]);
        Assert.Contains("Flue test", plain.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(Seen["ServiceRow.Terms.Price"].Contains(role), Holds(plain.ToJsonString(), "123.45"));
        Assert.Equal(Seen["ServiceRow.Terms.Cancellation.Fee"].Contains(role), Holds(plain.ToJsonString(), "34.56"));
        Assert.Equal(Seen["ServiceRow.Terms.Packages.Price"].Contains(role), Holds(packages.ToJsonString(), "234.56"));
        Assert.Equal(Seen["ServiceRow.Terms.Packages.Price"].Contains(role) ? null : "FORBIDDEN", (string?)packages["errors"]?[0]?["extensions"]?["code"]);
        Assert.Equal(60, (int)packages["data"]!["service"]!["terms"]!["durationMinutes"]!);
    }

    [Theory]
    [InlineData(Role.Customer, false)]
    [InlineData(Role.Dispatcher, true)]
    public async Task A_dry_run_tells_a_role_no_more_of_what_would_be_recorded_than_it_may_see(Role role, bool prices)
    {
        var bookable = await Bookable.MakeAsync(scenario.Admin);

        var told = (await scenario.As(role).DryRunAsync(bookable.Request)).Accepted().Json;

        Assert.Equal("booking.requested", (string?)told["events"]![0]!["name"]);
        Assert.Equal(prices, told["events"]![0]!["body"]!["terms"]!.AsObject().ContainsKey("price"));
    }

    [Fact]
    public void What_is_hidden_in_a_list_is_left_out_of_each_of_its_elements()
    {
        var offered = JsonNode.Parse("""{"name":"Boiler service","terms":{"price":1,"packages":[{"name":"a","price":2},{"name":"b","price":3}]}}""")!;

        var hidden = scenario.Server.Platform.Sights.Of(Role.Technician).Hide(typeof(ServiceOffered), offered);

        Assert.Equal(["terms.price", "terms.packages.price"], hidden);
        Assert.Equal("""{"name":"Boiler service","terms":{"packages":[{"name":"a"},{"name":"b"}]}}""", offered.ToJsonString());
    }

    [Theory]
    [InlineData("{ bookings(filter: { price: { gt: \"1\" } }) { totalCount } }")]
    [InlineData("{ bookings(orderBy: [{ field: FEE }]) { nodes { id } } }")]
    [InlineData("{ bookingsAggregate(groupBy: [{ field: INVOICE_NUMBER }]) { count } }")]
    public async Task Who_may_not_see_what_is_paid_cannot_choose_order_or_group_by_it(string query)
    {
        Assert.Null((await scenario.As(Role.Dispatcher).QueryAsync(query))["errors"]);
        Assert.Equal("FORBIDDEN", (await scenario.As(Role.Technician).ErrorAsync(query)).Code);
    }

    [Fact]
    public async Task A_hidden_caller_is_null_and_a_hidden_contact_of_a_contractor_is_an_error()
    {
        var (emergency, contractor, position) = await DispatchedAsync();
        var answer = await scenario.As(Role.Auditor).QueryAsync(
            "query($e: ID!, $c: ID!, $p: Long) { emergency(id: $e, after: $p) { id contact { name } contractor { id } } contractor(id: $c, after: $p) { name contact { phone } } }",
            new { e = emergency, c = contractor, p = position });

        Assert.True(answer["data"]!["emergency"]!.AsObject().ContainsKey("contact"));
        Assert.Null(answer["data"]!["emergency"]!["contact"]);
        Assert.Null(answer["data"]!["contractor"]!["contact"]);
        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal("""["contractor","contact"]""", error["path"]!.ToJsonString());
        Assert.Equal("FORBIDDEN", (string?)error["extensions"]!["code"]);
    }

    [Fact]
    public async Task History_over_http_leaves_out_what_is_hidden_and_says_so()
    {
        var (emergency, contractor, _) = await DispatchedAsync();
        foreach (var (stream, path, words) in new[] { ($"emergency/{emergency}", "caller", Samples.CallerName), ($"contractor/{contractor}", "contact", Trader.Person!.Value.Clear!) })
        {
            var seen = await scenario.As(Role.Dispatcher).GetAsync($"/v1/streams/{stream}/events");
            var hidden = await scenario.As(Role.Auditor).GetAsync($"/v1/streams/{stream}/events");

            Assert.Contains(words, seen.Text, StringComparison.Ordinal);
            Assert.Null(seen.Json["events"]![0]!["hidden"]);
            Assert.DoesNotContain(words, hidden.Text, StringComparison.Ordinal);
            Assert.Equal($"[\"{path}\"]", hidden.Json["events"]![0]!["hidden"]!.ToJsonString());
            Assert.Equal(seen.Json["events"]!.AsArray().Count, hidden.Json["events"]!.AsArray().Count);
        }
        // The offer carries the phone of the contractor too.
        Assert.DoesNotContain(Trader.Phone!.Value.Clear!, (await scenario.As(Role.Auditor).GetAsync($"/v1/streams/emergency/{emergency}/events")).Text, StringComparison.Ordinal);
    }

    private async Task<(Guid Emergency, Guid Contractor, long Position)> DispatchedAsync()
    {
        var contractor = (await scenario.Admin.PostAsync(new RegisterContractor("Kilburn Trades", Trader))).Accepted().Id;
        foreach (var command in Samples.Qualifications(contractor))
            (await scenario.Admin.PostAsync(command, contractor)).Accepted();
        var emergency = await Samples.ReportedAsync(scenario.Admin);
        (await scenario.Admin.PostAsync(new AcknowledgeEmergency(), emergency)).Accepted();
        (await scenario.Admin.PostAsync(new DispatchEmergency(new ContractorId(contractor)), emergency)).Accepted();
        return (emergency, contractor, (await scenario.Admin.PostAsync(new AcceptDispatch(new ContractorId(contractor)), emergency)).Accepted().Position);
    }

    private static bool Holds(string text, params string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));
}
